using System.Buffers;
using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>Finds what of a text makes it say something else than one with nearly the same words: numbers, names, paths, negations.</summary>
internal static class Distinctive
{
    private static readonly SearchValues<char> PartsOfNames = SearchValues.Create("._/\\:@=<>$");

    private static readonly HashSet<string> Negations = ["not", "no", "never", "none", "without", "cannot", "nor", "only", "except", "unless"];

    /// <summary>The distinctive words of a text, sorted, each once.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ordinary">Words that stand somewhere in lower case: a capital letter makes no name of them.</param>
    public static string Of(string text, IReadOnlySet<string> ordinary)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string part in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string word = Word(part);
            string folded = TextFold.Fold(word);
            if (IsName(word) || (word.Any(char.IsUpper) && !ordinary.Contains(folded)) || Negations.Contains(folded) || folded.EndsWith("n't", StringComparison.Ordinal) || folded.EndsWith("n\u2019t", StringComparison.Ordinal))
            {
                found.Add(folded);
            }
        }

        return string.Join(' ', found);
    }

    /// <summary>The words of texts that stand in lower case.</summary>
    public static HashSet<string> Ordinary(IEnumerable<string> texts) =>
        [.. texts.SelectMany(static text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Select(Word).Where(static word => !word.Any(char.IsUpper)).Select(TextFold.Fold)];

    private static string Word(string part) =>
        part.Trim('.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '"', '\'', '`', '\u201C', '\u201D', '\u2018', '\u2019');

    private static bool IsName(string word)
    {
        ReadOnlySpan<char> inner = word.AsSpan(Math.Min(1, word.Length));
        return word.Any(char.IsDigit) || inner.ContainsAny(PartsOfNames) || (word.Length > 1 && word[0] == '-');
    }
}
