namespace Maestro.Missions;

/// <summary>Reads a checklist in Markdown: headings become milestones, items features, and items below items their parts.</summary>
internal static class ChecklistSource
{
    /// <param name="text">The file.</param>
    /// <param name="title">What the list is called if it has no title of its own.</param>
    public static SourceReading Read(SourceText text, string title)
    {
        IReadOnlyList<OutlineEntry> entries = MarkdownOutline.Read(text.Lines());
        string? heading = Heading(entries);
        var reading = new SourceReading { Name = text.Name, Format = SourceFormat.Markdown, Title = heading ?? title };
        int level = MilestoneLevel(entries, hasTitle: heading is not null);
        string? milestoneId = null;
        List<(int Indent, SourceItem Item)> above = [];
        foreach (OutlineEntry entry in entries)
        {
            if (entry.IsHeading)
            {
                above.Clear();
                if (entry.Level == level)
                {
                    milestoneId = reading.AddMilestone(MarkdownOutline.Plain(entry.Text)).MilestoneId;
                }

                continue;
            }

            if (reading.IsEmpty(entry))
            {
                continue;
            }

            above.RemoveAll(parent => parent.Indent >= entry.Level);
            SourceItem item = Item(entry, above is [.., var last] ? last.Item : null, reading);
            item.MilestoneId = milestoneId;
            reading.Items.Add(item);
            above.Add((entry.Level, item));
        }

        return reading;
    }

    // The id is made of the words, so that it stays when items are added or moved.
    private static SourceItem Item(OutlineEntry entry, SourceItem? parent, SourceReading reading)
    {
        string words = MarkdownOutline.Plain(entry.Text);
        return new SourceItem
        {
            Id = reading.IdOf(words),
            Title = words,
            Description = entry.Body,
            ParentId = parent?.Id,
            Progress = MarkdownOutline.Progress(entry),
        };
    }

    // A single heading of the first level, at the top, is the title of the list.
    private static string? Heading(IReadOnlyList<OutlineEntry> entries) =>
        entries is [{ IsHeading: true, Level: 1 } first, ..] && entries.Count(static entry => entry is { IsHeading: true, Level: 1 }) == 1 ? MarkdownOutline.Plain(first.Text) : null;

    // The highest level of headings below the title. A heading without items is no milestone, since nothing is in it.
    private static int MilestoneLevel(IReadOnlyList<OutlineEntry> entries, bool hasTitle) =>
        entries.Where(entry => entry.IsHeading && (entry.Level > 1 || !hasTitle)).Select(static entry => entry.Level).DefaultIfEmpty(1).Min();
}
