using Maestro.Kernel;

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
        int distance = EditDistance.Between(name, word);
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
}
