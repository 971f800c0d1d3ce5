using System.Text;
using System.Text.RegularExpressions;
using Maestro.Kernel;

namespace Maestro.Shell.Host;

/// <summary>What is written to a terminal: text with line ends, tabs and colours, and nothing else that steers it.</summary>
internal static partial class TerminalText
{
    /// <summary>The text without control characters, direction marks and escape sequences; colours stay, concealed text does not stay concealed.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="keepsColours">False to remove colours too.</param>
    public static string Clean(string text, bool keepsColours)
    {
        if (!text.Any(IsHarmful))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (int index = 0; index < text.Length;)
        {
            if (text[index] == '\e')
            {
                int end = EscapeSequence.End(text, index);
                string sequence = text[index..end];
                kept.Append(keepsColours && Colour().IsMatch(sequence) ? sequence : "");
                index = end;
                continue;
            }

            bool isLineEnd = text[index] == '\r' && index + 1 < text.Length && text[index + 1] == '\n';
            if (isLineEnd || !IsHarmful(text[index]))
            {
                kept.Append(text[index]);
            }

            index++;
        }

        return kept.ToString();
    }

    private static bool IsHarmful(char unit) => (char.IsControl(unit) && unit is not ('\n' or '\t')) || DirectionMarks.Contains(unit);

    // Numbers of colours and styles, without 8, which conceals text, unless it belongs to a colour.
    [GeneratedRegex(@"^\e\[(([345]8;(5|2;\d+;\d+);\d+|(?!8[;m])\d*)(;|(?=m)))*m$", RegexOptions.CultureInvariant)]
    private static partial Regex Colour();
}
