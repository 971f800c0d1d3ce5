using System.Text;

namespace Maestro.Handoffs;

/// <summary>Makes tokens out of names that nobody chose to be tokens: branches, paths, ids.</summary>
internal static class UkiToken
{
    /// <summary>What a name without any letter a to z or digit becomes.</summary>
    public const string Unknown = "unknown";

    /// <summary>Lower-case words of a-z and 0-9, joined by <c>_</c>; the first <paramref name="maxSegments"/> of them.</summary>
    public static string Normalize(string? value, string fallback = Unknown, int maxSegments = 12)
    {
        StringBuilder token = new();
        int segments = 0;
        bool inside = false;
        foreach (char character in value ?? "")
        {
            char letter = ToTokenLetter(character);
            if (letter == '\0')
            {
                inside = false;
                continue;
            }

            if (!inside)
            {
                if (segments == maxSegments)
                {
                    break;
                }

                segments++;
                inside = true;
                if (token.Length > 0)
                {
                    token.Append('_');
                }
            }

            token.Append(letter);
        }

        return token.Length == 0 ? fallback : token.ToString();
    }

    /// <summary>Splits a token of more than six words with <c>~</c>, so that no part has more.</summary>
    public static string Fit(string token)
    {
        if (UkiText.FindTooLong(token, out _).IsEmpty)
        {
            return token;
        }

        StringBuilder fitted = new(token.Length);
        int words = 0;
        foreach (Range range in token.AsSpan().Split('_'))
        {
            ReadOnlySpan<char> word = token.AsSpan()[range];
            if (word.IsEmpty)
            {
                continue;
            }

            if (fitted.Length > 0)
            {
                fitted.Append(words % UkiText.MaxWords == 0 ? '~' : '_');
            }

            fitted.Append(word);
            words++;
        }

        return fitted.ToString();
    }

    /// <summary>The token of a collected thing: <c>file_src_auth_ts</c> of the file <c>src/auth.ts</c>.</summary>
    public static string Of(string kind, string? value) => Fit(kind + "_" + Normalize(value));

    // As JavaScript's toLowerCase: besides A-Z, two letters elsewhere in Unicode become a plain letter.
    private static char ToTokenLetter(char character) => character switch
    {
        (>= 'a' and <= 'z') or (>= '0' and <= '9') => character,
        >= 'A' and <= 'Z' => (char)(character | 0x20),
        '\u212A' => 'k',
        '\u0130' => 'i',
        _ => '\0',
    };
}
