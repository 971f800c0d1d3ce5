namespace Maestro.Settings;

/// <summary>One file of the configuration, or the defaults.</summary>
internal sealed record ConfigurationLayer(ConfigurationMap Root, IReadOnlyList<ConfigurationProblem> Problems)
{
    /// <summary>The built-in values.</summary>
    public static ConfigurationLayer Default { get; } = new(DefaultRoot(), []);

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The text, or null when there is no file.</param>
    /// <param name="origin">The layer and the file's path.</param>
    /// <param name="format">The parser; not asked for when the text has nothing but comments, so that a fresh workspace never loads it.</param>
    public static ConfigurationLayer Read(string? text, ConfigurationOrigin origin, Func<IConfigurationFormat> format)
    {
        if (text is null || HasOnlyComments(text))
        {
            return new ConfigurationLayer(new ConfigurationMap([], origin, 1, 1), []);
        }

        ConfigurationDocument document = format().Parse(text, origin);
        return new ConfigurationLayer(document.Root, [.. document.Problems, .. ConfigurationCheck.Problems(document.Root)]);
    }

    /// <summary>A file of which nothing can be read.</summary>
    public static ConfigurationLayer Broken(ConfigurationOrigin origin, int line, string message) => new(
        new ConfigurationMap([], origin, 1, 1),
        [new ConfigurationProblem { Path = origin.Path, Line = line, Column = 1, Key = "", Message = message, IsError = true }]);

    internal static bool HasOnlyComments(string text)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            ReadOnlySpan<char> trimmed = line.TrimStart(" \t");
            if (trimmed.Length > 0 && trimmed[0] != '#')
            {
                return false;
            }
        }

        return true;
    }

    private static ConfigurationMap DefaultRoot()
    {
        ConfigurationMap root = new([], ConfigurationOrigin.Default, 0, 0);
        foreach (ConfigurationKey known in ConfigurationCatalog.All.Where(known => known.Default is not null))
        {
            ConfigurationNode node = ConfigurationValue.ToNode(known.Default);
            foreach (string name in known.Key.Split('.').Reverse())
            {
                node = new ConfigurationMap([new ConfigurationMember(name, 0, 0, node)], ConfigurationOrigin.Default, 0, 0);
            }

            root = root.Merge((ConfigurationMap)node);
        }

        return root;
    }
}
