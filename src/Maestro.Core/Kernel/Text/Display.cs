using System.Buffers;
using System.Globalization;
using System.Text;

namespace Maestro.Kernel;

/// <summary>Makes text that came from a plan, an agent or a file harmless and short enough for a message.</summary>
internal static class Display
{
    private const int ShortLength = 60;

    /// <summary>At most sixty characters, control characters replaced.</summary>
    public static string Short(string text) => Cut(Plain(text), ShortLength);

    /// <summary>The first items of a list, the rest as a count.</summary>
    public static string List(IReadOnlyCollection<string> items, int most = 10)
    {
        string first = string.Join(", ", items.Take(most).Select(Short));
        return items.Count > most ? $"{first} and {items.Count - most} more" : first;
    }

    /// <summary>The items of a sentence: <c>a</c>, <c>a and b</c>, <c>a, b and c</c>; of a long list the first ones, the rest as a count.</summary>
    /// <param name="items">The items.</param>
    /// <param name="conjunction">The word before the last one.</param>
    /// <param name="most">How many are named.</param>
    public static string Words(IReadOnlyCollection<string> items, string conjunction = "and", int most = 10) =>
        items.Count is < 2 || items.Count > most
            ? List(items, most)
            : $"{string.Join(", ", items.SkipLast(1).Select(Short))} {conjunction} {Short(items.Last())}";

    /// <summary>The text cut to a number of UTF-16 units, never within a surrogate pair, with <c>…</c> and no space before it where something is missing.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        int end = Math.Max(0, length - 1);
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }

    /// <summary>One line without control characters, escape sequences and characters that change the direction; line breaks and tabs become spaces, the others vanish.</summary>
    public static string Plain(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        int index = 0;
        while (index < text.Length)
        {
            if (text[index] == '\e')
            {
                index = EscapeSequence.End(text, index);
                continue;
            }

            OperationStatus status = Rune.DecodeFromUtf16(text.AsSpan(index), out Rune rune, out int consumed);
            index += consumed;
            if (rune.Value is '\t' or '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029)
            {
                plain.Append(' ');
            }
            else if (status != OperationStatus.Done || !InvisibleCharacters.SteersTerminal(rune))
            {
                plain.Append(rune.ToString());
            }
        }

        return plain.ToString();
    }

    /// <summary>True when a text holds something that a terminal obeys instead of showing it, beside line breaks and tabs.</summary>
    public static bool Steers(string text) => text.AsSpan().ContainsAnyExceptInRange(' ', '~') && Visible(text) != text;

    /// <summary>The whole text, in which what steers a terminal is shown by its number, such as <c>&lt;U+001B&gt;</c>.</summary>
    public static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (int index = 0; index < text.Length;)
        {
            OperationStatus status = Rune.DecodeFromUtf16(text.AsSpan(index), out Rune rune, out int length);
            bool isText = rune.Value is '\n' or '\t' || (rune.Value == '\r' && index + 1 < text.Length && text[index + 1] == '\n') || !InvisibleCharacters.SteersTerminal(rune);
            _ = status != OperationStatus.Done || isText
                ? visible.Append(text, index, length)
                : visible.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>");
            index += length;
        }

        return visible.ToString();
    }

    /// <summary>The text with its line breaks, and without what steers a terminal.</summary>
    public static string Lines(string text) =>
        text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Plain)) : text;
}
