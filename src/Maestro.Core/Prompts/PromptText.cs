using System.Text;
using System.Text.RegularExpressions;
using Maestro.Kernel;

namespace Maestro.Prompts;

/// <summary>Makes text from plans, memory and handoffs safe to stand in a prompt: it is data there, and can't pose as part of the prompt's own structure.</summary>
/// <remarks>
/// Angle brackets and ampersands are encoded, so nothing can open or close a block or a comment; what Markdown reads at the start of a line is
/// escaped, so nothing can be a heading, list, quote or fence; characters that steer a terminal or hide text are gone.
/// </remarks>
internal static partial class PromptText
{
    /// <summary>Stands where there is no text.</summary>
    public const string NoContent = "_(no content)_";

    /// <summary>The text on one line.</summary>
    public static string Inline(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NoContent;
        }

        string clean = RoleTag().Replace(Clean(text), "");
        IEnumerable<string> lines = clean
            .Split('\n')
            .Select(TextFold.OneLine)
            .Where(line => line.Length > 0)
            .Select(line => Encode(EscapeStart(line)));
        string joined = string.Join(" / ", lines);
        return joined.Length > 0 ? joined : NoContent;
    }

    /// <summary>The text between <c>&lt;tag&gt;</c> and <c>&lt;/tag&gt;</c>, with its line breaks.</summary>
    public static string Block(string tag, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return NoContent;
        }

        string clean = RoleTag().Replace(Clean(text, keepCarriageReturns: true), "");
        return string.IsNullOrWhiteSpace(clean) ? NoContent : $"<{tag}>\n{Encode(EscapeMarkdown(clean))}\n</{tag}>";
    }

    /// <summary>The text with what Markdown reads at the start of a line escaped.</summary>
    public static string EscapeMarkdown(string text) => string.Join('\n', text.Split('\n').Select(EscapeStart));

    // Line breaks become \n (or stay \r\n in a block); other control characters, and those that reorder or hide text, go.
    internal static string Clean(string text, bool keepCarriageReturns = false)
    {
        var builder = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            char next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (c == '\r' && next == '\n')
            {
                builder.Append(keepCarriageReturns ? "\r" : "");
            }
            else if (c is '\r' or '\u2028' or '\u2029' or '\u0085')
            {
                builder.Append('\n');
            }
            else if (c is '\v' or '\f')
            {
                builder.Append(' ');
            }
            else if (c == '\uDB40' && char.IsLowSurrogate(next))
            {
                // Tag characters and variation selectors of the supplementary plane: text that no reader sees but a model does.
                i++;
            }
            else if (char.IsHighSurrogate(c) && char.IsLowSurrogate(next))
            {
                builder.Append(c).Append(next);
                i++;
            }
            else if (char.IsSurrogate(c))
            {
                builder.Append('\uFFFD');
            }
            else if (c is '\t' or '\n' || !(char.IsControl(c) || IsInvisible(c)))
            {
                builder.Append(c);
            }
        }

        return builder.ToString();
    }

    private static bool IsInvisible(char c) =>
        c is '\u200B' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or '\u00AD' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string EscapeStart(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return line;
        }

        // A tab is spelt out, since a backslash before a real one would leave code by indentation on some renderers.
        if (line[0] == '\t')
        {
            return "\\t" + line[1..];
        }

        if (line.StartsWith("    ", StringComparison.Ordinal))
        {
            return "\\" + line;
        }

        // Up to three spaces, before a tab too, may come before what Markdown reads.
        int start = 0;
        while (start < line.Length && line[start] == ' ')
        {
            start++;
        }

        return BlockStart().IsMatch(line.AsSpan(start)) ? string.Concat(line.AsSpan(0, start), "\\", line.AsSpan(start)) : line;
    }

    // The tags that models are told their roles with. A '<' ends the search, so that the time is linear.
    [GeneratedRegex(@"</?(?:system|instructions|user-prompt|assistant)\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RoleTag();

    // Heading, list, rule or underline, quote, fence, comment, table, link definition, number, code by tab.
    [GeneratedRegex(@"^(?:#|[-+*](?:\s|$)|(?:-[-\s]*|\*[*\s]*|_[_\s]*|=+\s*)$|>|```|~~~|<!--|-->|\||\[[^\]]{0,999}\]:|[0-9]{1,9}[.)](?:\s|$)|\t)", RegexOptions.CultureInvariant)]
    private static partial Regex BlockStart();
}
