namespace Maestro;

/// <summary>The words for the layers of the configuration; a later one wins.</summary>
public static class ConfigurationSource
{
    /// <summary>Built in.</summary>
    public const string Default = "default";
    /// <summary>The user's own file, <c>~/.maestro/config.yaml</c>.</summary>
    public const string Global = "global";
    /// <summary>The workspace's file, <c>.maestro/config.yaml</c>.</summary>
    public const string Project = "project";

    /// <summary>All words, from the weakest to the strongest.</summary>
    public static IReadOnlyList<string> All { get; } = [Default, Global, Project];
}
