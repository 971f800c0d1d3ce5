namespace Maestro.Missions;

/// <summary>What came of reading another tool's tasks.</summary>
internal sealed class SourceReading
{
    private readonly HashSet<string> _milestoneIds = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What it was read from, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>One of the words of <see cref="SourceFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>What the list is called.</summary>
    public required string Title { get; set; }

    /// <summary>The tag of Task Master, or null.</summary>
    public string? Tag { get; init; }

    public string Description { get; set; } = "";

    public string? Proposal { get; set; }

    /// <summary>The milestones in order; empty where the tool has none.</summary>
    public List<PlanMilestone> Milestones { get; } = [];

    /// <summary>The tasks in order.</summary>
    public List<SourceItem> Items { get; init; } = [];

    /// <summary>What could not be carried over.</summary>
    public ConversionNotes Notes { get; } = new();

    /// <summary>True where ids are the same whatever their case.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>True where the tool has a place for how a task is verified.</summary>
    public bool SaysVerification => Format is SourceFormat.TaskMaster or SourceFormat.Backlog;

    /// <summary>Adds a milestone at the end.</summary>
    public PlanMilestone AddMilestone(string title, string description = "", string profile = MilestoneProfile.Implementation)
    {
        string id = SourceIds.Unique(SourceIds.OfWords(title), _milestoneIds);
        var milestone = new PlanMilestone { MilestoneId = id, Title = title, Description = description, Order = Milestones.Count, Profile = profile };
        Milestones.Add(milestone);
        return milestone;
    }

    /// <summary>Sets how far a task is, from the tool's word.</summary>
    public void SetProgress(SourceItem item, string word)
    {
        item.Progress = SourceProgress.Of(word) ?? SourceProgress.Pending;
        if (SourceProgress.Of(word) is null)
        {
            Notes.Add(SourceNote.UnknownStatus, word);
            item.Labels.Add($"status:{word}");
        }
    }
}
