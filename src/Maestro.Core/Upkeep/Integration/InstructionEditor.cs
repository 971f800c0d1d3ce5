using Maestro.Kernel;

namespace Maestro.Upkeep;

/// <summary>Puts our block into an instruction file and takes it out again, so that no other character changes. Pure.</summary>
/// <remarks>Texts are files read byte for byte (Latin-1), without a byte order mark.</remarks>
internal static class InstructionEditor
{
    /// <summary>How a text stands: one of <see cref="IntegrationStatus"/>, and the version its block has.</summary>
    public static (string Status, string? Version) Inspect(string text)
    {
        var found = InstructionMarkers.Find(text);
        string? version = found.Blocks.Count == 0 ? null : InstructionBlock.Parse(found.Blocks[0].Body)?.Version;
        string status = found switch
        {
            { AreDamaged: true } => IntegrationStatus.Damaged,
            { Blocks.Count: 0 } => IntegrationStatus.Absent,
            _ => IsCurrent(found.Blocks[0].Body) ? IntegrationStatus.Current : IntegrationStatus.Outdated,
        };
        return (status, version);
    }

    /// <summary>The text with one whole, current block: where one was, else at the end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="createdFile">True when there was no file.</param>
    /// <param name="form">The form of commands that the user named; null to keep that of the block.</param>
    /// <param name="installed">The form for a block that has none yet.</param>
    /// <returns>The text, and one of <see cref="IntegrationAction"/>.</returns>
    public static (string Text, string Action) Install(string text, bool createdFile, CommandForm? form = null, CommandForm installed = CommandForm.PowerShell)
    {
        string tidy = WithoutOrphans(WithAdditionsBelow(text));
        for (var found = InstructionMarkers.Find(tidy); found.Blocks.Count > 1; found = InstructionMarkers.Find(tidy))
        {
            tidy = Cut(tidy, found.Blocks[^1]);
        }

        if (InstructionMarkers.Find(tidy).Blocks is not [var block])
        {
            string appended = Append(tidy, gap => InstructionBlock.Current(gap, createdFile, form ?? installed).ToBody());
            return (appended, tidy.Length != text.Length ? IntegrationAction.Updated : IntegrationAction.Injected);
        }

        CommandForm? was = InstructionBlock.Parse(block.Body) is { } known ? InstructionBlock.FormOf(known.Hash) : null;
        CommandForm wanted = form ?? was ?? installed;
        string result = IsCurrent(block.Body) && was == wanted ? tidy : Replace(tidy, block, Renewed(block, wanted).ToBody());
        return (result, result == text ? IntegrationAction.Skipped : IntegrationAction.Updated);
    }

    /// <summary>The lines that somebody wrote into our blocks; they are kept below the block when it is replaced, and in its place when it is removed.</summary>
    public static IReadOnlyList<string> AddedLines(string text) => [.. InstructionMarkers.Find(text).Blocks.SelectMany(static block => InstructionBlock.AddedLines(block.Body))];

    /// <summary>The text without anything of ours.</summary>
    /// <returns>The text, true when something was ours, and true when the file was made for the block and holds nothing else.</returns>
    public static (string Text, bool Removed, bool IsOwnFile) Uninstall(string text)
    {
        string left = WithoutOrphans(WithAdditionsBelow(text));
        bool createdFile = false;
        while (InstructionMarkers.Find(left).Blocks is [.., var last])
        {
            createdFile |= InstructionBlock.Parse(last.Body) is { CreatedFile: true };
            left = Cut(left, last);
        }

        return (left, left != text, createdFile && left.Length == 0);
    }

    /// <summary>The text with a block at its end, set apart by an empty line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="body">Makes the body; given how many line ends were put before the block.</param>
    public static string Append(string text, Func<int, string> body)
    {
        string newLine = NewLineOf(text);
        int gap = text.Length == 0 ? 0 : Math.Max(0, 2 - TrailingLineEnds(text));
        return text + string.Concat(Enumerable.Repeat(newLine, gap)) + Marked(body(gap), newLine) + newLine;
    }

    private static string Replace(string text, MarkedBlock block, string body) =>
        string.Concat(text.AsSpan(0, block.Range.Start.Value), Marked(body, NewLineOf(text, block)), text.AsSpan(block.Range.End.Value));

    private static string Marked(string body, string newLine)
    {
        string block = $"{InstructionMarkers.Start}\n{body}\n{InstructionMarkers.End}";
        return newLine == "\n" ? block : block.Replace("\n", newLine, StringComparison.Ordinal);
    }

    private static bool IsCurrent(string body) =>
        InstructionBlock.Parse(body) is { } block && InstructionBlock.FormOf(block.Hash) is not null && block.Fits(body);

    // What undoes the block stays as it was.
    private static InstructionBlock Renewed(MarkedBlock block, CommandForm form) =>
        InstructionBlock.Parse(block.Body) is { } known ? InstructionBlock.Current(known.Gap, known.CreatedFile, form) : InstructionBlock.Current(0, createdFile: false, form);

    // From the last on, so that the places of the others stay the same.
    private static string WithAdditionsBelow(string text)
    {
        foreach (MarkedBlock block in Enumerable.Reverse(InstructionMarkers.Find(text).Blocks))
        {
            if (InstructionBlock.AddedLines(block.Body) is { Count: > 0 } added)
            {
                string newLine = NewLineOf(text, block);
                string ours = Marked(block.Body.Split('\n')[0].TrimEnd('\r'), newLine);
                text = string.Concat(text.AsSpan(0, block.Range.Start.Value), ours + newLine + string.Join(newLine, added), text.AsSpan(block.Range.End.Value));
            }
        }

        return text;
    }

    private static string WithoutOrphans(string text)
    {
        foreach (Range orphan in InstructionMarkers.Find(text).Orphans.OrderByDescending(static range => range.Start.Value))
        {
            text = text.Remove(orphan.Start.Value, orphan.End.Value - orphan.Start.Value);
        }

        return text;
    }

    private static string Cut(string text, MarkedBlock block)
    {
        string before = text[..block.Range.Start.Value];
        string after = text[block.Range.End.Value..];
        return Undo(before, after, InstructionBlock.Parse(block.Body)?.Gap ?? 0, NewLineOf(text, block));
    }

    // Exactly what was added goes: the gap before the block and the line end after it. What somebody wrote below keeps its own line.
    private static string Undo(string before, string after, int gap, string newLine)
    {
        after = WithoutFirstLineEnd(after);
        for (int i = 0; i < gap && before.EndsWith(newLine, StringComparison.Ordinal); i++)
        {
            string shorter = before[..^newLine.Length];
            if (after.Length > 0 && shorter.Length > 0 && TrailingLineEnds(shorter) == 0)
            {
                break;
            }

            before = shorter;
        }

        return before + after;
    }

    private static string NewLineOf(string text)
    {
        int feed = text.IndexOf('\n', StringComparison.Ordinal);
        return feed > 0 && text[feed - 1] == '\r' ? "\r\n" : "\n";
    }

    // The block's own line ends were converted along with the rest, if the rest was.
    private static string NewLineOf(string text, MarkedBlock block) => NewLineOf(text[block.Range]);

    private static int TrailingLineEnds(string text)
    {
        int count = 0;
        for (; text.EndsWith('\n'); count++)
        {
            text = WithoutLastLineEnd(text);
        }

        return count;
    }

    private static string WithoutLastLineEnd(string text) => text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text[..^1];

    private static string WithoutFirstLineEnd(string text) =>
        text.StartsWith("\r\n", StringComparison.Ordinal) ? text[2..] : text.StartsWith('\n') ? text[1..] : text;
}
