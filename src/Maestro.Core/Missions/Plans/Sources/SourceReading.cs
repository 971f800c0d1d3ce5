using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What came of reading another tool's tasks.</summary>
internal sealed class SourceReading
{
    private readonly HashSet<string> _milestoneIds = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ids = new(StringComparer.OrdinalIgnoreCase);

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

    /// <summary>True where a tool appends the next state of a task to its file, so that the last one of an id counts. Elsewhere, these are two tasks.</summary>
    public bool IsAppended => Format is SourceFormat.Beads or SourceFormat.Maestro;

    /// <summary>True where the tool has a place for how a task is verified.</summary>
    public bool SaysVerification => Format is SourceFormat.TaskMaster or SourceFormat.Backlog;

    /// <summary>Adds a milestone at the end.</summary>
    public PlanMilestone AddMilestone(string title, string description = "", string profile = MilestoneProfile.Implementation)
    {
        string id = SourceIds.Unique(SourceIds.OfWords(title), _milestoneIds);
        var milestone = new PlanMilestone { MilestoneId = id, Title = InvisibleCharacters.IsBlank(title) ? id : title, Description = description, Order = Milestones.Count, Profile = profile };
        Milestones.Add(milestone);
        return milestone;
    }

    /// <summary>The id that the tool gives a task; another one when it gave it to an earlier task.</summary>
    public string OwnId(string given)
    {
        string id = SourceIds.Unique(given, _ids);
        if (id != given)
        {
            Notes.Add(SourceNote.Renamed, $"{given} → {id}");
        }

        return id;
    }

    /// <summary>An id that is made of the words of a task, which two tasks can share.</summary>
    public string IdOf(string words) => SourceIds.Unique(SourceIds.OfWords(words), _ids);

    /// <summary>True for a box without words, which is counted.</summary>
    public bool IsEmpty(OutlineEntry entry)
    {
        bool isEmpty = !entry.IsHeading && entry.Text.Length == 0;
        if (isEmpty)
        {
            Notes.Add(SourceNote.NotATask, string.Create(CultureInfo.InvariantCulture, $"the empty box in line {entry.Line}"));
        }

        return isEmpty;
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
