using Maestro.Kernel;

namespace Maestro;

/// <summary>A workflow: the phases from which the milestones of a mission are made.</summary>
public sealed record WorkflowTemplate
{
    /// <summary>The name that <c>-Workflow</c> takes.</summary>
    public string Name { get; internal init; } = null!;

    /// <summary>What it is for, or null.</summary>
    public string? Description { get; internal init; }

    /// <summary>The phases in order; a usable template has at least one.</summary>
    public IReadOnlyList<WorkflowPhase> Phases { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<WorkflowPhase>(null);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>A phase of a workflow; becomes a milestone.</summary>
public sealed record WorkflowPhase
{
    /// <summary>The milestone's title, and in lower case with <c>-</c> for spaces its id.</summary>
    public string Label { get; internal init; } = null!;

    /// <summary>work or gate; null means work.</summary>
    public string? Kind { get; internal init; }

    /// <summary>One of the words of <see cref="MilestoneProfile"/>, or null.</summary>
    public string? Profile { get; internal init; }

    /// <summary>The milestone's description; null means the label.</summary>
    public string? Description { get; internal init; }

    /// <summary>The label.</summary>
    public override string ToString() => Label;
}
