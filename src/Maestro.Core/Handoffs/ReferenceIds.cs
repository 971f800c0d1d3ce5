namespace Maestro.Handoffs;

/// <summary>Turns the tokens of references back into ids.</summary>
internal static class ReferenceIds
{
    /// <summary>The mission id a token stands for: <c>2026_11_22_001</c> is <c>2026-11-22-001</c>; anything else is taken as it is.</summary>
    public static string? MissionIdOf(string? token) =>
        token is not null && IsDatedToken(token) ? token.Replace('_', '-') : token;

    // yyyy_MM_dd_NNN, three digits or more, with an optional _xxxx of ids.style: unique.
    private static bool IsDatedToken(string token)
    {
        if (token.Length < 14 || token[4] != '_' || token[7] != '_' || token[10] != '_')
        {
            return false;
        }

        int digits = 0;
        while (11 + digits < token.Length && char.IsAsciiDigit(token[11 + digits]))
        {
            digits++;
        }

        ReadOnlySpan<char> date = token.AsSpan(0, 10);
        foreach (char character in date)
        {
            if (character != '_' && !char.IsAsciiDigit(character))
            {
                return false;
            }
        }

        ReadOnlySpan<char> rest = token.AsSpan(11 + digits);
        return digits >= 3 && (rest.IsEmpty || (rest.Length == 5 && rest[0] == '_' && IsAlphanumeric(rest[1..])));
    }

    private static bool IsAlphanumeric(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }
}
