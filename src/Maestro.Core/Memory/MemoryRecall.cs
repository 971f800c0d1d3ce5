using System.Buffers;
using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>Finds the corrections that a task needs. Made once for a set of corrections, asked many times.</summary>
internal sealed class MemoryRecall
{
    /// <summary>A correction with a lower score is not recalled, unless it is hard.</summary>
    public const double Threshold = 0.3;

    /// <summary>The most corrections that are recalled; hard ones come on top.</summary>
    public const int Cap = 10;

    private const double KeywordWeight = 0.7;
    private const double GlobWeight = 0.3;

    private readonly Entry[] _entries;
    private readonly string[] _keywords;
    private readonly string[] _globTexts;
    private readonly Lazy<Glob?>[] _globs;

    /// <summary>Prepares the corrections: each different keyword and glob is looked at once a recall, however many corrections share it.</summary>
    public MemoryRecall(IEnumerable<Correction> corrections)
    {
        var keywordNumbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var globNumbers = new Dictionary<string, int>(StringComparer.Ordinal);
        _entries =
        [
            .. corrections
                .OrderByDescending(c => c.CreatedAt)
                .Select(c => new Entry(
                    c,
                    Number(c.Trigger.Keywords, keywordNumbers, k => TextFold.Fold(k.Trim())),
                    Number(c.Trigger.FileGlobs, globNumbers, g => g))),
        ];
        _keywords = [.. keywordNumbers.Keys];
        _globTexts = [.. globNumbers.Keys];
        // A glob that can't be read matches nothing; Test-MaestroMemory names it.
        _globs = [.. _globTexts.Select(text => new Lazy<Glob?>(() => Glob.TryParse(text, out Glob? glob, out _) ? glob : null))];
    }

    /// <summary>The corrections for a task, best first and newest first among equals.</summary>
    /// <param name="task">What is to be done, or null.</param>
    /// <param name="paths">The files it touches, repository-relative, or globs for them; or null.</param>
    public List<MemoryHit> Recall(string? task, IReadOnlyCollection<string>? paths)
    {
        bool[] keywordMatches = MatchKeywords(TextFold.Words(task ?? ""));
        bool[] globMatches = MatchGlobs(paths ?? []);
        var scored = new List<(Entry Entry, double Score)>();
        foreach (Entry entry in _entries)
        {
            double score = Score(entry, keywordMatches, globMatches);
            if (score >= Threshold || entry.Correction.IsHard)
            {
                scored.Add((entry, score));
            }
        }

        return
        [
            .. scored
                .OrderByDescending(s => s.Score)
                .Where((s, rank) => rank < Cap || s.Entry.Correction.IsHard)
                .Select(s => Hit(s.Entry, s.Score, keywordMatches, globMatches)),
        ];
    }

    private static double Score(Entry entry, bool[] keywordMatches, bool[] globMatches)
    {
        double score = 0;
        if (entry.Keywords.Length > 0)
        {
            int matched = 0;
            foreach (int keyword in entry.Keywords)
            {
                matched += keywordMatches[keyword] ? 1 : 0;
            }

            score = KeywordWeight * matched / entry.Keywords.Length;
        }

        foreach (int glob in entry.Globs)
        {
            if (globMatches[glob])
            {
                return score + GlobWeight;
            }
        }

        return score;
    }

    private static int[] Number(IReadOnlyList<string> texts, Dictionary<string, int> numbers, Func<string, string> normalize)
    {
        int[] result = new int[texts.Count];
        for (int i = 0; i < result.Length; i++)
        {
            string text = normalize(texts[i]);
            if (!numbers.TryGetValue(text, out result[i]))
            {
                numbers.Add(text, result[i] = numbers.Count);
            }
        }

        return result;
    }

    // A match is one way or the other: the keyword in a word of the task, or a word of the task in the keyword.
    private bool[] MatchKeywords(List<string> words)
    {
        bool[] matches = new bool[_keywords.Length];
        if (words.Count == 0)
        {
            return matches;
        }

        string joined = string.Join('\n', words);
        var anyWord = SearchValues.Create([.. words], StringComparison.Ordinal);
        for (int i = 0; i < matches.Length; i++)
        {
            string keyword = _keywords[i];
            matches[i] = keyword.Length > 0
                && (joined.Contains(keyword, StringComparison.Ordinal) || keyword.AsSpan().ContainsAny(anyWord));
        }

        return matches;
    }

    private bool[] MatchGlobs(IReadOnlyCollection<string> paths)
    {
        bool[] matches = new bool[_globs.Length];
        string[] normalized = [.. paths.Select(Glob.NormalizePath).Distinct(StringComparer.Ordinal)];
        // What a plan names may be globs themselves: they fit when one of the two covers the other.
        Glob[] wanted = [.. normalized.Where(static path => path.AsSpan().ContainsAny("*?[{")).Select(static path => Glob.TryParse(path, out Glob? glob, out _) ? glob : null).OfType<Glob>()];
        for (int i = 0; i < matches.Length; i++)
        {
            matches[i] = wanted.Length > 0 && Glob.NormalizePath(_globTexts[i]) is var text && wanted.Any(glob => glob.IsMatch(text));
            foreach (string path in normalized)
            {
                if (Glob.MayMatch(_globTexts[i], path) && _globs[i].Value is { } glob && glob.IsMatch(path))
                {
                    matches[i] = true;
                    break;
                }
            }
        }

        return matches;
    }

    private static MemoryHit Hit(Entry entry, double score, bool[] keywordMatches, bool[] globMatches)
    {
        Correction correction = entry.Correction;
        string[] matchedKeywords = [.. correction.Trigger.Keywords.Where((_, i) => keywordMatches[entry.Keywords[i]])];
        string[] matchedGlobs = [.. correction.Trigger.FileGlobs.Where((_, i) => globMatches[entry.Globs[i]])];
        return new MemoryHit
        {
            Kind = MemoryKind.Correction,
            Id = correction.CorrectionId,
            Text = correction.Rule,
            Score = Math.Round(score, 4),
            Reasons =
            [
                .. matchedKeywords.Select(k => $"keyword {k}"),
                .. matchedGlobs.Select(g => $"glob {g}"),
                .. correction.IsHard ? ["hard"] : Array.Empty<string>(),
            ],
            MatchedKeywords = matchedKeywords,
            MatchedGlobs = matchedGlobs,
            Severity = correction.Severity,
            CreatedAt = correction.CreatedAt,
            Item = correction,
        };
    }

    private sealed record Entry(Correction Correction, int[] Keywords, int[] Globs);
}
