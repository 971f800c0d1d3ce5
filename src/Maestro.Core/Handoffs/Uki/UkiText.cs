using System.Buffers;
using System.Globalization;
using System.Text;
using Maestro.Kernel;

namespace Maestro.Handoffs;

/// <summary>The rules that hold for any text in a UKI string, and text made safe to show in a message.</summary>
internal static class UkiText
{
    /// <summary>The most words a token, or a part of one between <c>~</c>, may have.</summary>
    public const int MaxWords = 6;

    private const int ShownLength = 60;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(":|`*\r\n");

    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue).Select(static code => (char)code).Where(static c => (char.IsControl(c) && c != '\t') || char.IsSurrogate(c))]);

    /// <summary>Why this text can't stand in a slot, or null. Tabs, quotes, slashes and all of Unicode's letters can.</summary>
    public static string? FindForbidden(ReadOnlySpan<char> text)
    {
        int at = text.IndexOfAny(Forbidden);
        if (at >= 0)
        {
            return text[at] is '\r' or '\n' ? "line breaks are not allowed" : $"the character {text[at]} is not allowed";
        }

        return FindUnprintable(text);
    }

    /// <summary>The control character or broken pair of surrogates in a text, named; or null.</summary>
    public static string? FindUnprintable(ReadOnlySpan<char> text)
    {
        int start = 0;
        while (text[start..].IndexOfAny(Suspicious) is >= 0 and int offset)
        {
            int index = start + offset;
            char character = text[index];
            if (!char.IsSurrogate(character))
            {
                return string.Create(CultureInfo.InvariantCulture, $"the control character U+{(int)character:X4} is not allowed");
            }

            if (index + 1 == text.Length || !char.IsSurrogatePair(character, text[index + 1]))
            {
                return string.Create(CultureInfo.InvariantCulture, $"U+{(int)character:X4} is an unpaired surrogate");
            }

            start = index + 2;
        }

        return null;
    }

    /// <summary>The first part between <c>~</c> that has too many words, or an empty span.</summary>
    public static ReadOnlySpan<char> FindTooLong(ReadOnlySpan<char> token, out int words)
    {
        foreach (Range range in token.Split('~'))
        {
            words = CountWords(token[range]);
            if (words > MaxWords)
            {
                return token[range];
            }
        }

        words = 0;
        return [];
    }

    /// <summary>Takes the white space off both ends, and the byte order mark that JavaScript counts as such.</summary>
    public static string Trim(string text)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary>A text as it can be shown in a message: control and invisible characters escaped, cut after 60 characters.</summary>
    public static string Show(ReadOnlySpan<char> text)
    {
        StringBuilder shown = new(Math.Min(text.Length, ShownLength) + 1);
        for (int index = 0; index < text.Length; index++)
        {
            if (shown.Length >= ShownLength)
            {
                return shown.Append('…').ToString();
            }

            char character = text[index];
            if (index + 1 < text.Length && char.IsSurrogatePair(character, text[index + 1]))
            {
                shown.Append(character).Append(text[++index]);
            }
            else if (char.IsSurrogate(character) || InvisibleCharacters.IsInvisible(new Rune(character)))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
            else
            {
                shown.Append(character);
            }
        }

        return shown.ToString();
    }

    private static int CountWords(ReadOnlySpan<char> part)
    {
        int words = 0;
        bool inside = false;
        foreach (char character in part)
        {
            bool letter = character != '_';
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }

        return words;
    }

    private static bool IsSpace(char character) => char.IsWhiteSpace(character) || character == '\uFEFF';
}
