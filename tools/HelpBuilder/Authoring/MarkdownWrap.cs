namespace Maestro.Help;

/// <summary>Breaks paragraphs and list items of markdown before column 100; fenced code is left alone.</summary>
internal static class MarkdownWrap
{
    private const int Width = 100;

    public static string Wrap(string markdown)
    {
        bool fenced = false;
        var lines = new List<string>();
        foreach (string line in markdown.Split('\n'))
        {
            bool fence = line.StartsWith("```", StringComparison.Ordinal);
            fenced ^= fence;
            lines.AddRange(fenced || fence ? [line] : WrapLine(line));
        }

        return string.Join('\n', lines);
    }

    private static List<string> WrapLine(string text)
    {
        string hanging = text.StartsWith("- ", StringComparison.Ordinal) ? "  " : text.StartsWith("1. ", StringComparison.Ordinal) ? "   " : "";
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split(' '))
        {
            // A word that markdown would read as the start of a list or a heading stays on its line.
            bool breakable = word.Length > 1 || (word.Length == 1 && char.IsLetterOrDigit(word[0]));
            if (line.Length > 0 && breakable && line.Length + 1 + word.Length > Width)
            {
                lines.Add(line);
                line = hanging + word;
            }
            else
            {
                line = line.Length == 0 ? word : line + " " + word;
            }
        }

        lines.Add(line);
        return lines;
    }
}
