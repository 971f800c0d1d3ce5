using System.Buffers;
using System.Globalization;
using System.Text;

namespace Maestro.Kernel;

/// <summary>Makes texts comparable: lower case, without accents, in words.</summary>
internal static class TextFold
{
    // Ours; they say nothing about what a task is.
    private static readonly HashSet<string> StopWords = new(
        ("a about after all also an and any are as at be because been before being both but by can could did do does done each either else "
        + "every for from get got had has have he her here his how if in into is it its just like may might more most must my no not now of off "
        + "on once one only or other our out over own per same shall she should since so some such than that the their them then there these "
        + "they this those through to too under until up upon us very was we were what when where which while who why will with within without "
        + "would you your").Split(' '),
        StringComparer.Ordinal);

    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789_ \t\r\n!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~");

    /// <summary>Lower case without accents; the same letters in other forms become the same text.</summary>
    public static string Fold(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(PlainCharacters))
        {
            return text;
        }

        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        string decomposed = Clean(text).Normalize(NormalizationForm.FormKD);
        var builder = new StringBuilder(decomposed.Length);
        foreach (char c in decomposed)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                builder.Append(char.ToLowerInvariant(c));
            }
        }

        return builder.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The folded words that say something: two characters or more, no stop words, each once, in order.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string word in AllWords(Fold(text)))
        {
            if (word.Length > 1 && !StopWords.Contains(word) && seen.Add(word))
            {
                words.Add(word);
            }
        }

        return words;
    }

    /// <summary>Every run of letters, digits and underscores of a folded text.</summary>
    public static IEnumerable<string> AllWords(string folded)
    {
        int start = -1;
        for (int i = 0; i <= folded.Length; i++)
        {
            bool isWord = i < folded.Length && (char.IsLetterOrDigit(folded[i]) || folded[i] == '_' || char.IsSurrogate(folded[i]));
            if (isWord && start < 0)
            {
                start = i;
            }
            else if (!isWord && start >= 0)
            {
                yield return folded[start..i];
                start = -1;
            }
        }
    }

    /// <summary>The text on one line, with single spaces.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Half a surrogate pair can't be normalised; it becomes the replacement character.
    private static string Clean(string text)
    {
        StringBuilder? builder = null;
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value == 0xFFFD && text[at] != '\uFFFD')
            {
                builder ??= new StringBuilder(text);
                builder[at] = '\uFFFD';
            }

            at += rune.Utf16SequenceLength;
        }

        return builder?.ToString() ?? text;
    }
}
