using System.Globalization;
using System.Text;

namespace Maestro;

/// <summary>Shows a value from a file inside a message: quoted, shortened, and with control characters spelled out.</summary>
internal static class QuotedText
{
    private const int Longest = 80;

    /// <summary><c>'value'</c>, cut after 80 characters.</summary>
    public static string Of(string value)
    {
        StringBuilder text = new("'");
        int length = 0;
        foreach (Rune rune in value.EnumerateRunes())
        {
            if (length++ == Longest)
            {
                text.Append('…');
                break;
            }

            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
            else
            {
                text.Append(rune.ToString());
            }
        }

        return text.Append('\'').ToString();
    }

    /// <summary>Words for a sentence: <c>'a', 'b' or 'c'</c>.</summary>
    public static string AnyOf(IReadOnlyList<string> words) => words.Count < 2
        ? string.Concat(words.Select(word => $"'{word}'"))
        : $"{string.Join(", ", words.Take(words.Count - 1).Select(word => $"'{word}'"))} or '{words[^1]}'";
}
