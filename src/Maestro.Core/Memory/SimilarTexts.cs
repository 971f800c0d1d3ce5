using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>Folds texts that say nearly the same: those whose sets of words overlap by a given part (Jaccard).</summary>
/// <remarks>
/// Two sets can only overlap that much if they share one of their rarest few words, so each text is compared with those alone that share one:
/// the answer is exact, and close to linear for texts that people write.
/// </remarks>
internal sealed class SimilarTexts
{
    private readonly double _threshold;
    private readonly Dictionary<string, int> _frequency;
    private readonly Dictionary<string, List<int>> _byRareWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    private readonly List<string[]> _kept = [];

    /// <summary>Prepares for a collection of texts.</summary>
    /// <param name="wordSets">The words of all texts that will come; they decide which words are rare.</param>
    /// <param name="threshold">Shared words ÷ all words of two texts, from which on they are the same; 0 to 1.</param>
    public SimilarTexts(IEnumerable<IReadOnlyCollection<string>> wordSets, double threshold)
    {
        _threshold = threshold;
        _frequency = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string word in wordSets.SelectMany(words => words))
        {
            _frequency[word] = _frequency.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>The number of an earlier text that says nearly the same; when there is none, this one is kept under the next number.</summary>
    /// <param name="text">The text, for texts without telling words.</param>
    /// <param name="words">Its different words.</param>
    /// <param name="number">The number of the earlier text, or of this one.</param>
    public bool TryFind(string text, IReadOnlyCollection<string> words, out int number)
    {
        if (_byText.TryGetValue(text, out number))
        {
            return true;
        }

        string[] sorted = [.. words.OrderBy(w => _frequency.GetValueOrDefault(w)).ThenBy(w => w, StringComparer.Ordinal)];
        int prefix = sorted.Length == 0 ? 0 : sorted.Length - (int)Math.Ceiling(_threshold * sorted.Length) + 1;
        if (FindSimilar(sorted, prefix) is { } found)
        {
            number = found;
            return true;
        }

        number = _kept.Count;
        _kept.Add(sorted);
        _byText.Add(text, number);
        foreach (string word in sorted.AsSpan(0, prefix))
        {
            if (!_byRareWord.TryGetValue(word, out List<int>? list))
            {
                _byRareWord.Add(word, list = []);
            }

            list.Add(number);
        }

        return false;
    }

    // The earliest one, so that the outcome depends on the order of the texts alone.
    private int? FindSimilar(string[] words, int prefix)
    {
        int? best = null;
        HashSet<string>? set = null;
        foreach (string word in words.AsSpan(0, prefix))
        {
            foreach (int candidate in _byRareWord.GetValueOrDefault(word) ?? [])
            {
                if (best is { } known && candidate >= known)
                {
                    break;
                }

                string[] other = _kept[candidate];
                if (Math.Min(other.Length, words.Length) < _threshold * Math.Max(other.Length, words.Length))
                {
                    continue;
                }

                set ??= new HashSet<string>(words, StringComparer.Ordinal);
                int shared = other.Count(set.Contains);
                if (shared >= _threshold * (words.Length + other.Length - shared))
                {
                    best = candidate;
                }
            }
        }

        return best;
    }
}
