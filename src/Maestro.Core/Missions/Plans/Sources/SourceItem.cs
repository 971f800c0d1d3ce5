using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>A task of another tool, in the terms of plans but with its own id.</summary>
internal sealed class SourceItem
{
    /// <summary>The id that the tool knows it by.</summary>
    public required string Id { get; set; }

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    public string? MilestoneId { get; set; }

    /// <summary>The tool's id of the task that this one is a part of.</summary>
    public string? ParentId { get; set; }

    /// <summary>The tool's ids of the tasks that come first.</summary>
    public List<string> DependsOn { get; } = [];

    /// <summary>What the task promises.</summary>
    public List<SourceCriterion> Criteria { get; } = [];

    /// <summary>How it is verified.</summary>
    public List<string> Steps { get; } = [];

    public int? Priority { get; set; }

    public List<string> Labels { get; } = [];

    public List<string> Files { get; } = [];

    /// <summary>How far it is.</summary>
    public SourceProgress Progress { get; set; } = SourceProgress.Pending;

    /// <summary>What the tool says of how it ended, or null.</summary>
    public string? Outcome { get; set; }

    /// <summary>Appends a section to the description.</summary>
    public void Describe(string? heading, string? text)
    {
        if (InvisibleCharacters.IsBlank(text))
        {
            return;
        }

        string section = heading is null ? text.Trim() : $"## {heading}\n\n{text.Trim()}";
        Description = Description.Length == 0 ? section : $"{Description}\n\n{section}";
    }
}

/// <summary>Something that a task promises.</summary>
/// <param name="Text">What.</param>
/// <param name="IsMet">True when the tool says that it holds, false when it says that it doesn't yet, null when it doesn't say.</param>
internal sealed record SourceCriterion(string Text, bool? IsMet = null);
