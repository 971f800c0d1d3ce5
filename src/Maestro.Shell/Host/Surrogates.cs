using System.Text;

namespace Maestro.Shell.Host;

/// <summary>Halves of characters beyond the basic plane.</summary>
internal static class Surrogates
{
    /// <summary>The text without halves that lost their other half.</summary>
    public static string RemoveLoneSurrogates(string text) => HasLoneSurrogate(text) ? WithoutLoneSurrogates(text) : text;

    private static bool HasLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }

    private static string WithoutLoneSurrogates(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                kept.Append(text[i]);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                kept.Append(text[i]).Append(text[++i]);
            }
        }

        return kept.ToString();
    }
}
