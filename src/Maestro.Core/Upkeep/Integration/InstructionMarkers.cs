using Maestro.Kernel;

namespace Maestro.Upkeep;

/// <summary>Where our blocks are in an instruction file. A marker stands alone on its line; one inside a code fence is somebody's example.</summary>
/// <remarks>Other programs use the same markers: only what begins with the comment that we write is ours, and everything else is left alone.</remarks>
internal sealed class InstructionMarkers
{
    public const string Start = "<!-- maestro:start -->";

    public const string End = "<!-- maestro:end -->";

    private readonly List<TextLine> _lines;
    private readonly bool[] _fenced;

    private InstructionMarkers(string text)
    {
        _lines = TextLine.Split(text);
        _fenced = Fences(_lines);
        FindBlocks(text);
    }

    /// <summary>The blocks, each from its start marker up to the end of its end marker, without the line's end.</summary>
    public List<MarkedBlock> Blocks { get; } = [];

    /// <summary>Start markers of ours without an end; each with the text that verifiably belongs to it.</summary>
    public List<Range> Orphans { get; } = [];

    /// <summary>True when there is anything but one whole block.</summary>
    public bool AreDamaged => Orphans.Count > 0 || Blocks.Count > 1;

    public static InstructionMarkers Find(string text) => new(text);

    // The innermost pair is a block; a start before it has lost its other half.
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
                    AddOrphan(text, lost);
                }

                open = i;
            }
            else if (_lines[i].Is(text, End))
            {
                if (open is not { } start)
                {
                    continue;
                }

                string body = i == start + 1 ? "" : text[_lines[start + 1].Start.._lines[i - 1].End];
                if (InstructionBlock.Parse(body) is not null)
                {
                    Blocks.Add(new MarkedBlock(_lines[start].Start.._lines[i].End, body));
                }

                open = null;
            }
        }

        if (open is { } last)
        {
            AddOrphan(text, last);
        }
    }

    // Without its end marker, only what the comment's hash proves to be ours is taken as ours.
    private void AddOrphan(string text, int start)
    {
        if (start + 1 >= _lines.Count || InstructionBlock.Parse(text[_lines[start + 1].Start.._lines[start + 1].End]) is not { } block)
        {
            return;
        }

        int last = start + 1 + block.Lines;
        bool fits = last < _lines.Count && block.Fits(text[_lines[start + 1].Start.._lines[last].End]);
        Orphans.Add(_lines[start].Start.._lines[fits ? last : start + 1].NextStart);
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
