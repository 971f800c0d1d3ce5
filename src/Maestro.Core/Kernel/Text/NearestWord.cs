namespace Maestro.Kernel;

/// <summary>Finds the known word that a mistyped one was probably meant to be.</summary>
internal static class NearestWord
{
    private const int LongestWord = 80;

    /// <summary>The closest candidate, at most two edits away (one for words under five letters, case not counted), or null.</summary>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        string? nearest = null;
        int smallest = word.Length < 5 ? 2 : 3;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) >= smallest)
            {
                continue;
            }

            int distance = EditDistance.Between(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < smallest)
            {
                (nearest, smallest) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>A clause for the end of a message: <c> Did you mean 'x'?</c>, or nothing.</summary>
    public static string Suggest(string word, IEnumerable<string> candidates) =>
        Find(word, candidates) is { } nearest ? $" Did you mean '{nearest}'?" : "";
}
