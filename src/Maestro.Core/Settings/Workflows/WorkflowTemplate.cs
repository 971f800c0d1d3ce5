namespace Maestro;

/// <summary>A workflow: the phases from which the milestones of a mission are made.</summary>
public sealed record WorkflowTemplate
{
    /// <summary>The name that <c>-Workflow</c> takes.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The phases in order; a usable template has at least one.</summary>
    public required IReadOnlyList<WorkflowPhase> Phases { get; init; }
}

/// <summary>A phase of a workflow; becomes a milestone.</summary>
public sealed record WorkflowPhase
{
    /// <summary>The milestone's title, and in lower case with <c>-</c> for spaces its id.</summary>
    public required string Label { get; init; }

    /// <summary>work or gate; null means work.</summary>
    public string? Kind { get; init; }

    /// <summary>One of the words of <see cref="MilestoneProfile"/>, or null.</summary>
    public string? Profile { get; init; }

    /// <summary>The milestone's description; null means the label.</summary>
    public string? Description { get; init; }
}
