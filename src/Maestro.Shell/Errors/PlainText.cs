using System.Text;
using Maestro.Kernel;
using Maestro.Shell.Host;

namespace Maestro.Shell.Errors;

/// <summary>Text that came from a file or a person, made harmless for a terminal.</summary>
internal static class PlainText
{
    /// <summary>Without control characters but line ends and tabs, so without escape sequences, and without marks that turn the direction of text, and halves of characters.</summary>
    public static string Strip(string text)
    {
        text = Surrogates.RemoveLoneSurrogates(text);
        if (!text.Any(IsHarmful))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (char unit in text)
        {
            if (!IsHarmful(unit))
            {
                kept.Append(unit);
            }
        }

        return kept.ToString();
    }

    /// <summary>The same on one line.</summary>
    public static string OneLine(string text) => Strip(text).ReplaceLineEndings(" ").Replace('\t', ' ').Trim();

    private static bool IsHarmful(char unit) => (char.IsControl(unit) && unit is not ('\n' or '\t')) || DirectionMarks.Contains(unit);
}
