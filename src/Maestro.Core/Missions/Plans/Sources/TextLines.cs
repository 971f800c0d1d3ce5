namespace Maestro.Missions;

/// <summary>Texts that are lists in disguise: acceptance criteria and test strategies as other tools keep them.</summary>
internal static class TextLines
{
    /// <summary>The entries of a list in Markdown, with what says whether they hold; each paragraph where there is no list.</summary>
    public static IEnumerable<SourceCriterion> Criteria(string text)
    {
        List<string> entries = [];
        bool isOpen = false;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            string content = line.Trim();
            if (content.Length == 0)
            {
                isOpen = false;
            }
            else if (Marker(content) is > 0 and var marker)
            {
                entries.Add(content[marker..].Trim());
                isOpen = true;
            }
            else if (content[0] != '#')
            {
                if (isOpen)
                {
                    entries[^1] = $"{entries[^1]} {content}";
                }
                else
                {
                    entries.Add(content);
                    isOpen = true;
                }
            }
        }

        return entries.Where(static entry => entry.Length > 0).Select(Criterion);
    }

    private static SourceCriterion Criterion(string entry) => entry switch
    {
        ['[', ' ', ']', ' ', .. var open] => new SourceCriterion(open.Trim(), false),
        ['[', 'x' or 'X', ']', ' ', .. var met] => new SourceCriterion(met.Trim(), true),
        _ => new SourceCriterion(entry),
    };

    // "- ", "* ", "+ ", "1. " or "1) ".
    private static int Marker(string line)
    {
        if (line.Length > 2 && line[0] is '-' or '*' or '+' or '•' && line[1] == ' ')
        {
            return 2;
        }

        int digits = 0;
        while (digits < Math.Min(line.Length, 3) && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        return digits > 0 && digits + 1 < line.Length && line[digits] is '.' or ')' && line[digits + 1] == ' ' ? digits + 2 : 0;
    }
}
