namespace Maestro.Shell.Errors;

/// <summary>Names near to what was typed.</summary>
internal static class DidYouMean
{
    private const int Most = 3;

    public static IReadOnlyList<string> Among(IEnumerable<string> names, string typed)
    {
        string word = Normalise(typed);
        if (word.Length == 0)
        {
            return [];
        }

        return
        [
            .. names
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => (Name: name, Score: Score(Normalise(name), word)))
                .Where(candidate => candidate.Score is not null)
                .OrderBy(candidate => candidate.Score)
                .ThenBy(candidate => candidate.Name, StringComparer.OrdinalIgnoreCase)
                .Take(Most)
                .Select(candidate => candidate.Name),
        ];
    }

    // Smaller is nearer; null is too far. A bare noun (`missions`) is as good a hint as a slip of the finger.
    private static int? Score(string name, string word)
    {
        int distance = Distance(name, word);
        if (distance <= Math.Max(1, Math.Min(word.Length, name.Length) / 4))
        {
            return distance;
        }

        string stem = word.Length > 3 && word[^1] == 's' ? word[..^1] : word;
        if (stem.Length < 3)
        {
            return null;
        }
        // Reading is the likelier wish than changing.
        return name.EndsWith(stem, StringComparison.Ordinal) ? 10 + (name.StartsWith("get", StringComparison.Ordinal) ? 0 : 1)
            : name.Contains(stem, StringComparison.Ordinal) ? 20
            : null;
    }

    private static string Normalise(string name) =>
        name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    // Optimal string alignment: insertions, deletions, substitutions and swapped neighbours.
    private static int Distance(string a, string b)
    {
        int[,] rows = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (int j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                int best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, rows[i - 2, j - 2] + 1);
                }

                rows[i, j] = best;
            }
        }

        return rows[a.Length, b.Length];
    }
}
