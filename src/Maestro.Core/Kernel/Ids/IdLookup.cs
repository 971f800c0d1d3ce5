namespace Maestro.Kernel;

/// <summary>Finds the id a user means: the id itself, the same letters in another case, or any unambiguous prefix of it.</summary>
internal static class IdLookup
{
    /// <summary>The id meant, or null when none begins so.</summary>
    /// <exception cref="MaestroException">IdAmbiguous, with the candidates.</exception>
    public static string? Find(string given, IEnumerable<string> ids, string kind)
    {
        if (given.Length == 0)
        {
            return null;
        }

        var starting = new List<string>();
        string? sameLetters = null;
        foreach (string id in ids)
        {
            if (string.Equals(id, given, StringComparison.Ordinal))
            {
                return id;
            }

            if (id.StartsWith(given, StringComparison.OrdinalIgnoreCase))
            {
                starting.Add(id);
                sameLetters = id.Length == given.Length ? id : sameLetters;
            }
        }

        return starting.Count switch
        {
            0 => null,
            1 => starting[0],
            _ => sameLetters ?? throw Ambiguous(given, starting, kind),
        };
    }

    private static MaestroException Ambiguous(string given, List<string> candidates, string kind)
    {
        candidates.Sort(StringComparer.Ordinal);
        return new MaestroException(
            ErrorCode.IdAmbiguous,
            $"'{given}' matches {candidates.Count} {kind}s: {Display.List(candidates)}.",
            "Type more characters, or press Tab to complete the id.",
            given);
    }
}
