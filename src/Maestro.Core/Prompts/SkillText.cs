using System.Text;
using System.Text.RegularExpressions;

namespace Maestro.Prompts;

/// <summary>Fits a skill's Markdown into a prompt. It is the project's own and stays Markdown, but it can't end its section early.</summary>
internal static partial class SkillText
{
    private const int DeepestHeading = 6;

    /// <summary>The text without the YAML block at its start, which is for the programs that list skills.</summary>
    public static string WithoutFrontMatter(string text)
    {
        string clean = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (!clean.StartsWith("---\n", StringComparison.Ordinal))
        {
            return clean.Trim();
        }

        int end = clean.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        return (end < 0 ? clean : clean[(end + 5)..]).Trim();
    }

    /// <summary>The text between two markers, with its headings below the section's.</summary>
    /// <param name="marker">The name in the markers, in capitals.</param>
    /// <param name="text">The skill's Markdown.</param>
    /// <param name="headingLevel">The level that its highest heading gets.</param>
    public static string Frame(string marker, string text, int headingLevel)
    {
        string inner = Marker().Replace(PromptText.Clean(WithoutFrontMatter(text)), "&lt;!--$1");
        return $"<!-- BEGIN {marker} -->\n{Demote(inner, headingLevel)}\n<!-- END {marker} -->";
    }

    private static string Demote(string text, int headingLevel)
    {
        string[] lines = text.Split('\n');
        int shift = headingLevel - Headings(lines).Select(h => h.Level).DefaultIfEmpty(headingLevel).Min();
        foreach ((int index, int level) in Headings(lines))
        {
            int target = Math.Min(DeepestHeading, level + shift);
            lines[index] = new string('#', target) + lines[index].TrimStart()[level..];
        }

        var builder = new StringBuilder(string.Join('\n', lines));
        // What is left open here would swallow the rest of the prompt.
        if (OpenFence(lines) is { } fence)
        {
            builder.Append('\n').Append(fence);
        }
        else if (text.LastIndexOf("<!--", StringComparison.Ordinal) > text.LastIndexOf("-->", StringComparison.Ordinal))
        {
            builder.Append(" -->");
        }

        return builder.ToString();
    }

    private static IEnumerable<(int Index, int Level)> Headings(string[] lines)
    {
        string? fence = null;
        for (int i = 0; i < lines.Length; i++)
        {
            fence = NextFence(fence, lines[i]);
            if (fence is null && Heading().Match(lines[i]) is { Success: true } heading)
            {
                yield return (i, heading.Groups[1].Length);
            }
        }
    }

    private static string? OpenFence(string[] lines) => lines.Aggregate((string?)null, NextFence);

    // A fence is closed by one of the same character that is at least as long.
    private static string? NextFence(string? open, string line)
    {
        Match match = Fence().Match(line);
        if (!match.Success)
        {
            return open;
        }

        string found = match.Groups[1].Value;
        if (open is null)
        {
            return found;
        }

        bool closes = found[0] == open[0] && found.Length >= open.Length && line.TrimEnd().EndsWith(found, StringComparison.Ordinal);
        return closes ? null : open;
    }

    [GeneratedRegex(@"<!--(\s*(?:BEGIN|END)\s+(?:SKILL|HANDOFF PROTOCOL)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^ {0,3}(#{1,6})(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ {0,3}(`{3,}|~{3,})", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}
