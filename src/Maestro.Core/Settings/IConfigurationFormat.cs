namespace Maestro.Settings;

/// <summary>The text form of configuration files. Text in, values or text out; reading and writing files is the caller's.</summary>
internal interface IConfigurationFormat
{
    /// <summary>Parses a text. Never throws: what is wrong is among the problems, and then the root is empty.</summary>
    ConfigurationDocument Parse(string text, ConfigurationOrigin origin);

    /// <summary>Sets one dotted key and leaves every other character as it is, comments and line ends too.</summary>
    /// <param name="text">The file's text; may begin with a byte order mark.</param>
    /// <param name="key">The dotted key; groups that are missing are made.</param>
    /// <param name="value">string, bool, long, double, null, a list or a dictionary of these.</param>
    /// <exception cref="MaestroException">ConfigurationInvalid: the text is broken, or written in a way that can't be changed safely.</exception>
    string Set(string text, string key, object? value);

    /// <summary>Removes one dotted key, and groups that become empty; the text is unchanged when the key does not exist.</summary>
    /// <exception cref="MaestroException">ConfigurationInvalid, as for <see cref="Set"/>.</exception>
    string Remove(string text, string key);
}

/// <summary>A parsed configuration file.</summary>
internal sealed record ConfigurationDocument(ConfigurationMap Root, IReadOnlyList<ConfigurationProblem> Problems);
