using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Makes a plan of another tool's tasks. Whatever would break a rule of plans is omitted and counted. Pure.</summary>
internal static class PlanAssembly
{
    private const int LongestTitle = 200;

    /// <param name="reading">The tasks; its notes get what is omitted.</param>
    /// <param name="openOnly">True to omit what is done or cancelled.</param>
    public static MissionPlan Assemble(SourceReading reading, bool openOnly)
    {
        List<SourceItem> items = Distinct(reading);
        HashSet<string> over = openOnly ? LeaveOutFinished(items, reading.Notes) : [];
        Dictionary<string, string> ids = SourceIds.Map([.. items.Select(static item => item.Id)]);
        foreach (SourceItem item in items.Where(item => ids[item.Id] != item.Id))
        {
            reading.Notes.Add(SourceNote.ChangedIds, item.Id);
            item.Labels.Add($"id:{item.Id}");
        }

        if (items.Count == 0)
        {
            reading.Notes.Add(SourceNote.NoTasks, reading.Title);
        }

        var links = SourceLinks.Resolve(items, over, reading);
        List<PlanMilestone> milestones = Milestones(reading, items);
        return new MissionPlan
        {
            Title = Title(reading.Title, reading.Name),
            Description = Text(reading.Description),
            Proposal = InvisibleCharacters.IsBlank(reading.Proposal) ? null : Text(reading.Proposal),
            Milestones = milestones,
            Features = [.. items.Select((item, index) => Feature(item, index, items, ids, links, milestones, reading))],
        };
    }

    private static List<SourceItem> Distinct(SourceReading reading) => reading.IsAppended ? Last(reading) : Renamed(reading);

    // Two tasks of one id are two tasks: the later one gets another. What refers to the id means the earlier one, except for what is a part of the later.
    private static List<SourceItem> Renamed(SourceReading reading)
    {
        StringComparer comparer = reading.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        HashSet<string> seen = new(reading.Items.Count, comparer), taken = new(reading.Items.Select(static item => item.Id), StringComparer.OrdinalIgnoreCase);
        var later = new Dictionary<string, string>(comparer);
        foreach (SourceItem item in reading.Items)
        {
            string given = item.Id;
            if (!seen.Add(given))
            {
                item.Id = later[given] = SourceIds.Unique(given, taken);
                reading.Notes.Add(SourceNote.Renamed, $"{given} → {item.Id}");
            }

            if (item.ParentId is { } parent && later.TryGetValue(parent, out string? renamed) && given.StartsWith($"{parent}.", StringComparison.Ordinal))
            {
                item.ParentId = renamed;
                for (int index = 0; index < item.DependsOn.Count; index++)
                {
                    item.DependsOn[index] = later.GetValueOrDefault(item.DependsOn[index], item.DependsOn[index]);
                }
            }
        }

        return reading.Items;
    }

    // The first one's place is kept.
    private static List<SourceItem> Last(SourceReading reading)
    {
        var items = new List<SourceItem>(reading.Items.Count);
        var places = new Dictionary<string, int>(reading.Items.Count, reading.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (SourceItem item in reading.Items)
        {
            if (places.TryAdd(item.Id, items.Count))
            {
                items.Add(item);
            }
            else
            {
                items[places[item.Id]] = item;
                reading.Notes.Add(SourceNote.Duplicates, item.Id);
            }
        }

        return items;
    }

    private static HashSet<string> LeaveOutFinished(List<SourceItem> items, ConversionNotes notes)
    {
        var over = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (SourceItem item in items.Where(static item => item.Progress.IsOver))
        {
            over.Add(item.Id);
            notes.Add(SourceNote.Over, item.Id);
        }

        items.RemoveAll(static item => item.Progress.IsOver);
        return over;
    }

    private static List<PlanMilestone> Milestones(SourceReading reading, List<SourceItem> items)
    {
        HashSet<string> used = [.. items.Select(static item => item.MilestoneId).OfType<string>()];
        List<PlanMilestone> milestones = [.. reading.Milestones.Where(milestone => used.Contains(milestone.MilestoneId))];
        if (milestones.Count == 0 || items.Exists(static item => item.MilestoneId is null))
        {
            reading.AddMilestone("Implementation");
            milestones.Add(reading.Milestones[^1]);
        }

        return [.. milestones.Select(static (milestone, order) => milestone with { Order = order })];
    }

    private static PlanFeature Feature(
        SourceItem item, int index, List<SourceItem> items, Dictionary<string, string> ids, SourceLinks links, List<PlanMilestone> milestones, SourceReading reading)
    {
        string title = Title(item.Title, item.Id);
        if (InvisibleCharacters.IsBlank(item.Title))
        {
            reading.Notes.Add(SourceNote.NoTitle, item.Id);
        }

        if (title.Length < TextFold.OneLine(item.Title).Length)
        {
            item.Description = item.Description.Length == 0 ? item.Title : $"{item.Title}\n\n{item.Description}";
        }

        if (item.Progress is { IsCancelled: true })
        {
            reading.Notes.Add(SourceNote.Cancelled, item.Id);
        }

        string[] steps = [.. item.Steps.Where(static step => !InvisibleCharacters.IsBlank(step)).Select(Text)];
        if (steps.Length == 0 && reading.SaysVerification)
        {
            reading.Notes.Add(SourceNote.NoVerification, item.Id);
        }

        bool isDone = item.Progress is { IsOver: true, IsCancelled: false };
        bool knowsCriteria = item.Criteria.Exists(static criterion => criterion.IsMet is not null);
        return new PlanFeature
        {
            FeatureId = ids[item.Id],
            MilestoneId = item.MilestoneId ?? milestones[^1].MilestoneId,
            Title = title,
            Description = Text(item.Description),
            Priority = item.Priority is >= FeaturePriority.Highest and <= FeaturePriority.Lowest ? item.Priority.Value : FeaturePriority.Default,
            Labels = [.. item.Labels.Append(item.Progress.Label ?? "").Select(static label => TextFold.OneLine(Text(label))).Where(static label => label.Length > 0).Distinct(StringComparer.Ordinal)],
            Files = [.. item.Files.Where(static file => Glob.TryParse(file, out _, out _)).Distinct(StringComparer.Ordinal)],
            ParentId = links.Parent(index) is { } parent ? ids[items[parent].Id] : null,
            DependsOn = [.. links.Dependencies(index).Select(target => ids[items[target].Id])],
            VerificationSteps = steps.Length == 0 ? ["Compare the result with the description"] : steps,
            Fulfills = [.. item.Criteria.Where(static criterion => !InvisibleCharacters.IsBlank(criterion.Text)).Select(criterion => Assertion(item, criterion, reading))],
            Status = item.Progress.Status,
            Evidence = isDone && !knowsCriteria ? Evidence(item, reading) : null,
        };
    }

    private static PlanAssertion Assertion(SourceItem item, SourceCriterion criterion, SourceReading reading)
    {
        var entry = new PlanAssertion { Description = Text(criterion.Text) };
        return item.Progress.IsCancelled ? entry with { Status = AssertionResult.Waived, Evidence = Evidence(item, reading) }
            : criterion.IsMet == true ? entry with { Status = AssertionResult.Passed, Evidence = $"Checked in {SourceFormat.Title(reading.Format)}" }
            : entry;
    }

    private static string Evidence(SourceItem item, SourceReading reading)
    {
        string how = $"{(item.Progress.IsCancelled ? "Cancelled" : "Done")} in {SourceFormat.Title(reading.Format)}";
        return InvisibleCharacters.IsBlank(item.Outcome) ? how : $"{how}: {Text(item.Outcome.Trim())}";
    }

    private static string Title(string given, string otherwise)
    {
        string title = Display.Cut(TextFold.OneLine(Text(given)), LongestTitle);
        return InvisibleCharacters.IsBlank(title) ? TextFold.OneLine(Text(otherwise)) : title;
    }

    // JSON has no form for half a surrogate pair.
    private static string Text(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes()) : text;
}
