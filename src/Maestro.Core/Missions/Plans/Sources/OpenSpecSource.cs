using System.Text.RegularExpressions;

namespace Maestro.Missions;

/// <summary>Reads a change of OpenSpec: its tasks, its proposal, and the scenarios of its specs, which become assertions.</summary>
internal static partial class OpenSpecSource
{
    /// <param name="change">The name of the change.</param>
    /// <param name="tasks">The file tasks.md.</param>
    /// <param name="proposal">The file proposal.md, or null.</param>
    /// <param name="specs">The name and the file of each spec that the change touches.</param>
    public static SourceReading Read(string change, SourceText tasks, SourceText? proposal, IReadOnlyList<(string Name, SourceText Text)> specs)
    {
        var reading = new SourceReading { Name = tasks.Name, Format = SourceFormat.OpenSpec, Title = change };
        ReadProposal(proposal, reading);
        ReadTasks(MarkdownOutline.Read(tasks.Lines()), reading);
        string[] all = [.. reading.Items.Where(static item => item.ParentId is null).Select(static item => item.Id)];
        foreach ((string name, SourceText text) in specs)
        {
            if (Spec(change, name, text.Lines(), reading) is { } spec)
            {
                spec.MilestoneId = (reading.Milestones.Find(static milestone => milestone.Profile == MilestoneProfile.Validation)
                    ?? reading.AddMilestone("Verify the specs", profile: MilestoneProfile.Validation)).MilestoneId;
                spec.DependsOn.AddRange(all);
                reading.Items.Add(spec);
            }
        }

        return reading;
    }

    private static void ReadProposal(SourceText? proposal, SourceReading reading)
    {
        if (proposal is null)
        {
            return;
        }

        string[] lines = proposal.Lines();
        reading.Proposal = string.Join('\n', lines).Trim();
        string? heading = lines.FirstOrDefault(static line => line.StartsWith("# ", StringComparison.Ordinal));
        reading.Title = heading is null ? reading.Title : HeadingWord().Replace(heading[2..], "").Trim() is { Length: > 0 } title ? title : reading.Title;
        reading.Description = string.Join('\n', lines.SkipWhile(static line => line.Trim() != "## Why").Skip(1).TakeWhile(static line => !line.StartsWith('#'))).Trim();
    }

    private static void ReadTasks(IReadOnlyList<OutlineEntry> entries, SourceReading reading)
    {
        string? milestoneId = null;
        SourceItem? parent = null;
        int indent = 0;
        foreach (OutlineEntry entry in entries)
        {
            if (entry.IsHeading)
            {
                milestoneId = entry.Level == 2 ? reading.AddMilestone(entry.Text).MilestoneId : milestoneId;
                parent = entry.Level <= 2 ? null : parent;
                continue;
            }

            if (reading.IsEmpty(entry))
            {
                continue;
            }

            Match numbered = NumberedTask().Match(MarkdownOutline.Plain(entry.Text));
            bool isPart = parent is not null && entry.Level > indent;
            var item = new SourceItem
            {
                Id = numbered.Success ? reading.OwnId(numbered.Groups[1].Value) : reading.IdOf(MarkdownOutline.Plain(entry.Text)),
                Title = numbered.Success ? numbered.Groups[2].Value : MarkdownOutline.Plain(entry.Text),
                Description = entry.Body,
                MilestoneId = milestoneId,
                ParentId = isPart ? parent!.Id : null,
                Progress = MarkdownOutline.Progress(entry),
            };
            reading.Items.Add(item);
            (parent, indent) = isPart ? (parent, indent) : (item, entry.Level);
        }
    }

    private static SourceItem? Spec(string change, string name, string[] lines, SourceReading reading)
    {
        SourceCriterion[] criteria = [.. SpecRequirements.Read(lines).Select(static text => new SourceCriterion(text))];
        if (criteria.Length == 0)
        {
            return null;
        }

        var spec = new SourceItem { Id = reading.IdOf($"spec {name}"), Title = $"Verify the spec {name}" };
        spec.Steps.Add($"openspec validate {change} --strict");
        spec.Criteria.AddRange(criteria);
        return spec;
    }

    [GeneratedRegex(@"\A(\d+(?:\.\d+)*)\.?\s+(.*\S.*)\z")]
    private static partial Regex NumberedTask();

    [GeneratedRegex(@"\A(?:Change|Proposal):?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex HeadingWord();
}
