using Maestro.Kernel;

namespace Maestro.Settings;

/// <summary>The kinds of values that settings have.</summary>
internal enum ConfigurationType
{
    Text,
    Switch,
    WholeNumber,
    PositiveNumber,
    TextList,
    Phases,
}

/// <summary>A known setting.</summary>
/// <param name="Key">The dotted key; <c>*</c> stands for a name that the user chooses.</param>
/// <param name="Type">What its value is.</param>
/// <param name="Default">The built-in value, or null for none.</param>
/// <param name="Description">What it does, in a line.</param>
internal sealed record ConfigurationKey(string Key, ConfigurationType Type, object? Default, string Description)
{
    /// <summary>The allowed words; empty when any text will do.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>True for a setting of the person, not of a project: the project's file can't set it.</summary>
    public bool IsGlobalOnly { get; init; }

    /// <summary>The parts of the key.</summary>
    public IReadOnlyList<string> Names { get; } = Key.Split('.');

    /// <summary>False for a setting that changes nothing here, which its description begins with.</summary>
    public bool IsUsed { get; } = !Description.StartsWith("Not used by Maestro", StringComparison.Ordinal);

    /// <summary>True for a key with a part that the user names.</summary>
    public bool IsPattern { get; } = Key.Contains('*', StringComparison.Ordinal);

    /// <summary>True when this describes the key of these parts.</summary>
    public bool Matches(string[] names) =>
        Names.Count == names.Length && Names.Zip(names).All(pair => pair.First == "*" ? pair.Second.Length > 0 : pair.First == pair.Second);

    /// <summary>What a value must be, for a message.</summary>
    public string Expected => Type switch
    {
        ConfigurationType.Switch => "true or false",
        ConfigurationType.WholeNumber => "a whole number from 0",
        ConfigurationType.PositiveNumber => "a number above 0",
        ConfigurationType.TextList => "a list of texts",
        ConfigurationType.Phases => "a list of phases, each with a label",
        _ => Words.Count > 0 ? QuotedText.AnyOf(Words) : "text",
    };
}
