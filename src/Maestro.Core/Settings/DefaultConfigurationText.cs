using System.Globalization;
using System.Text;
using Maestro.Kernel;

namespace Maestro.Settings;

/// <summary>The configuration file of a fresh workspace: every setting with its default, all commented out, so that the global ones apply.</summary>
internal static class DefaultConfigurationText
{
    /// <summary>How the file of a workspace begins, by which it is known while it sets nothing.</summary>
    public const string Heading = "# Maestro's settings for this workspace.";

    /// <summary>The text, with LF. Uncommented whole it sets every setting to its default; so does one line together with the groups above it.</summary>
    /// <param name="source">project or global: whose file it is.</param>
    public static string Build(string source = ConfigurationSource.Project)
    {
        bool isGlobal = source == ConfigurationSource.Global;
        StringBuilder text = new();
        text.Append(isGlobal
            ? "# Maestro's settings for all workspaces of this user. Nothing is set here, so the defaults below apply; the file of a workspace takes precedence.\n"
            : $"{Heading} Nothing is set here, so the values in ~/.maestro/config.yaml apply, then the defaults below.\n");
        text.Append("# To set a value, remove the '# ' before it and before its groups, or use Set-MaestroConfig.\n");
        string[] open = [];
        foreach (ConfigurationKey known in ConfigurationCatalog.All.Where(known => !known.IsPattern && (isGlobal || !known.IsGlobalOnly)))
        {
            string[] names = [.. known.Names];
            int shared = names.Zip(open).TakeWhile(pair => pair.First == pair.Second).Count();
            if (shared == 0)
            {
                text.Append('\n');
            }

            for (int level = shared; level < names.Length - 1; level++)
            {
                text.Append(CultureInfo.InvariantCulture, $"# {new string(' ', level * 2)}{names[level]}:\n");
            }

            string indent = new(' ', (names.Length - 1) * 2);
            text.Append(CultureInfo.InvariantCulture, $"# {indent}{names[^1]}:{Value(known.Default)}  # {known.Description}\n");
            open = names[..^1];
        }

        return text.ToString();
    }

    // All defaults are plain words, numbers and short lists; a word that begins with a dash is quoted.
    private static string Value(object? value) => value switch
    {
        null => "",
        bool flag => flag ? " true" : " false",
        string[] list => $" [{string.Join(", ", list.Select(item => item.StartsWith('-') ? $"\"{item}\"" : item))}]",
        _ => $" {Convert.ToString(value, CultureInfo.InvariantCulture)}",
    };
}
