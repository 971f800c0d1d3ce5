using System.Text.RegularExpressions;
using Maestro.Settings;

namespace Maestro.Missions;

/// <summary>The YAML at the top of a Markdown file, and the lines below it.</summary>
/// <param name="Values">The keys.</param>
/// <param name="Body">The lines below.</param>
internal sealed partial record FrontMatter(ConfigurationMap Values, IReadOnlyList<string> Body)
{
    private const string Fence = "---";

    /// <summary>The front matter of a file; null for a file without.</summary>
    /// <exception cref="MaestroException">PlanSourceInvalid: it is not YAML.</exception>
    public static FrontMatter? Read(SourceText text, IConfigurationFormat yaml)
    {
        string[] lines = text.Lines();
        int end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, static line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            return null;
        }

        // A name that begins with @ is no YAML, but people are written so.
        string header = string.Join('\n', lines[1..end].Select(static line => BareName().Replace(line, "$1'$2'$3")));
        ConfigurationDocument document = yaml.Parse(header, ConfigurationOrigin.Default);
        return document.Problems is [var problem, ..]
            ? throw text.Invalid(problem.Line + 1, problem.Message)
            : new FrontMatter(document.Root, lines[(end + 1)..]);
    }

    /// <summary>A value as text; null when it is missing.</summary>
    public string? Text(string key) => Values[key] is ConfigurationScalar { Value: { } value } ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)?.Trim() : null;

    /// <summary>The texts of a list; a single value counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string key) => Values[key] switch
    {
        ConfigurationList list => [.. list.Items.OfType<ConfigurationScalar>().Select(static item => Convert.ToString(item.Value, System.Globalization.CultureInfo.InvariantCulture)?.Trim() ?? "").Where(static item => item.Length > 0)],
        ConfigurationScalar => Text(key) is { Length: > 0 } text ? [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : [],
        _ => [],
    };

    [GeneratedRegex(@"\A(\s*(?:-\s+|[A-Za-z_]+:\s+))(@[^\s'""]+)(\s*)\z")]
    private static partial Regex BareName();
}
