using Maestro.Kernel;

namespace Maestro.Upkeep;

/// <summary>Where our markers are in an instruction file. A marker stands alone on its line; one inside a code fence is somebody's example.</summary>
internal sealed class InstructionMarkers
{
    public const string Start = "<!-- maestro:start -->";

    public const string End = "<!-- maestro:end -->";

    /// <summary>The heading of the section that came before markers.</summary>
    public const string OldHeading = "## Cross-Agent Handoff (maestro)";

    private readonly List<TextLine> _lines;
    private readonly bool[] _fenced;

    private InstructionMarkers(string text)
    {
        _lines = TextLine.Split(text);
        _fenced = Fences(_lines);
        FindBlocks(text);
        OldSection = FindOldSection();
    }

    /// <summary>The blocks, each from its start marker up to the end of its end marker, without the line's end.</summary>
    public List<MarkedBlock> Blocks { get; } = [];

    /// <summary>Markers without their other half; each with the text of ours that verifiably belongs to it.</summary>
    public List<Range> Orphans { get; } = [];

    /// <summary>The section from before there were markers, with its line ends; null when there is none.</summary>
    public Range? OldSection { get; }

    /// <summary>True when there is anything but one whole block.</summary>
    public bool AreDamaged => Orphans.Count > 0 || Blocks.Count > 1;

    public static InstructionMarkers Find(string text) => new(text);

    // The innermost pair is a block; a start before it, or an end after it, has lost its other half.
    private void FindBlocks(string text)
    {
        int? open = null;
        for (int i = 0; i < _lines.Count; i++)
        {
            if (_fenced[i])
            {
                continue;
            }

            if (_lines[i].Is(text, Start))
            {
                if (open is { } lost)
                {
                    Orphans.Add(OrphanedStart(text, lost));
                }

                open = i;
            }
            else if (_lines[i].Is(text, End))
            {
                if (open is not { } start)
                {
                    Orphans.Add(_lines[i].Start.._lines[i].NextStart);
                    continue;
                }

                string body = i == start + 1 ? "" : text[_lines[start + 1].Start.._lines[i - 1].End];
                Blocks.Add(new MarkedBlock(_lines[start].Start.._lines[i].End, body));
                open = null;
            }
        }

        if (open is { } last)
        {
            Orphans.Add(OrphanedStart(text, last));
        }
    }

    // Without its end marker, only what the comment's hash proves to be ours is taken as ours.
    private Range OrphanedStart(string text, int start)
    {
        if (start + 1 < _lines.Count
            && InstructionBlock.Parse(text[_lines[start + 1].Start.._lines[start + 1].End]) is { } block
            && start + 1 + block.Lines is var last && last < _lines.Count
            && block.Fits(text[_lines[start + 1].Start.._lines[last].End]))
        {
            return _lines[start].Start.._lines[last].NextStart;
        }

        return _lines[start].Start.._lines[start].NextStart;
    }

    private Range? FindOldSection()
    {
        int heading = -1;
        for (int i = 0; i < _lines.Count; i++)
        {
            if (_fenced[i])
            {
                continue;
            }

            if (heading < 0)
            {
                heading = _lines[i].Content == OldHeading ? i : -1;
            }
            else if (_lines[i].Content is string line
                && (line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("## ", StringComparison.Ordinal) || line is Start or End))
            {
                return _lines[heading].Start.._lines[i].Start;
            }
        }

        return heading < 0 ? null : _lines[heading].Start.._lines[^1].NextStart;
    }

    // A fence that is never closed hides nothing: what is appended to such a file would not be found again.
    private static bool[] Fences(List<TextLine> lines)
    {
        bool[] fenced = new bool[lines.Count];
        int open = -1;
        string fence = "";
        for (int i = 0; i < lines.Count; i++)
        {
            string found = FenceOf(lines[i].Content);
            if (open < 0)
            {
                if (found.Length > 0 && (found[0] == '~' || !lines[i].Content.AsSpan(lines[i].Content.IndexOf(found, StringComparison.Ordinal) + found.Length).Contains('`')))
                {
                    (open, fence) = (i, found);
                }
            }
            else if (found.Length >= fence.Length && found[0] == fence[0] && lines[i].Content.Trim().Length == found.Length)
            {
                Array.Fill(fenced, true, open, i - open + 1);
                open = -1;
            }
        }

        return fenced;
    }

    private static string FenceOf(string line)
    {
        int indent = line.AsSpan().IndexOfAnyExcept(' ');
        if (indent is < 0 or > 3 || line[indent] is not ('`' or '~'))
        {
            return "";
        }

        int end = line.AsSpan(indent).IndexOfAnyExcept(line[indent]);
        string run = end < 0 ? line[indent..] : line.Substring(indent, end);
        return run.Length >= 3 ? run : "";
    }
}

/// <summary>A whole block.</summary>
/// <param name="Range">From the start marker's line up to the end of the end marker's line, without its line end.</param>
/// <param name="Body">What stands between the markers, without the line ends beside them.</param>
internal readonly record struct MarkedBlock(Range Range, string Body);

/// <summary>A line of a text: where it is, where the next begins, and what it says without the spaces at its end.</summary>
internal readonly record struct TextLine(int Start, int End, int NextStart, string Content)
{
    public static List<TextLine> Split(string text)
    {
        var lines = new List<TextLine>();
        for (int start = 0; start < text.Length;)
        {
            int feed = text.IndexOf('\n', start);
            int next = feed < 0 ? text.Length : feed + 1;
            int end = feed < 0 ? text.Length : feed > start && text[feed - 1] == '\r' ? feed - 1 : feed;
            lines.Add(new TextLine(start, end, next, text[start..end].TrimEnd(' ', '\t')));
            start = next;
        }

        return lines;
    }

    /// <summary>True when the line is this marker, indented by less than a code block is.</summary>
    public bool Is(string text, string marker) =>
        Content.Length - marker.Length is >= 0 and <= 3 and var indent
        && text.AsSpan(Start, indent).IndexOfAnyExcept(' ') < 0
        && Content.EndsWith(marker, StringComparison.Ordinal);
}
