using Maestro.Control;
using Maestro.Kernel;

namespace Maestro;

/// <summary>Everything Mission Control shows, taken at one moment in a single pass over the state.</summary>
public sealed record ControlSnapshot
{
    /// <summary>The name and version of this shape.</summary>
    public const string SchemaName = "maestro.snapshot/1";

    /// <summary>The name and version of this shape.</summary>
    public string Schema { get; internal init; } = SchemaName;

    /// <summary>When it was taken.</summary>
    public DateTimeOffset TakenAt { get; internal init; }

    /// <summary>The workspace's absolute path; null when the folder is in no workspace.</summary>
    public string? WorkspacePath { get; internal init; }

    /// <summary>The chosen mission, or null when there is none.</summary>
    public SnapshotMission? Mission { get; internal init; }

    /// <summary>All missions, newest first.</summary>
    public IReadOnlyList<SnapshotMissionHead> Missions { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotMissionHead>(null);

    /// <summary>The mission's features counted by phase.</summary>
    public SnapshotCounts Counts { get; internal init; } = new();

    /// <summary>The mission's milestones, in order.</summary>
    public IReadOnlyList<SnapshotMilestone> Milestones { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotMilestone>(null);

    /// <summary>The mission's features, in plan order.</summary>
    public IReadOnlyList<SnapshotFeature> Features { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotFeature>(null);

    /// <summary>The longest chain of work that is left, first feature first.</summary>
    public IReadOnlyList<string> CriticalPath { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The mission's assertions.</summary>
    public IReadOnlyList<SnapshotAssertion> Assertions { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotAssertion>(null);

    /// <summary>Who has what, longest first.</summary>
    public IReadOnlyList<SnapshotWork> ActiveWork { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotWork>(null);

    /// <summary>The handoffs that nobody claimed, newest first.</summary>
    public IReadOnlyList<HandoffSummary> PendingHandoffs { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<HandoffSummary>(null);

    /// <summary>All handoffs: pending, then picked-up, then completed, newest first.</summary>
    public IReadOnlyList<HandoffSummary> Handoffs { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<HandoffSummary>(null);

    /// <summary>The mission's checkpoints, newest first.</summary>
    public IReadOnlyList<SnapshotCheckpoint> Checkpoints { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotCheckpoint>(null);

    /// <summary>What happened, newest first, 200 at most.</summary>
    public IReadOnlyList<WorkspaceEvent> Timeline { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<WorkspaceEvent>(null);

    /// <summary>Corrections, learnings and guidance.</summary>
    public SnapshotMemory Memory { get; internal init; } = new();

    /// <summary>The ratchet.</summary>
    public SnapshotRatchet Ratchet { get; internal init; } = new();

    /// <summary>The projects known to this one.</summary>
    public SnapshotProjects Projects { get; internal init; } = new();

    /// <summary>The notes, newest first.</summary>
    public IReadOnlyList<SnapshotNote> Notes { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotNote>(null);

    /// <summary>Who is looking.</summary>
    public SnapshotSession Session { get; internal init; } = new();

    /// <summary>What git says.</summary>
    public SnapshotGit Git { get; internal init; } = new();

    /// <summary>The settings in force.</summary>
    public IReadOnlyList<SnapshotSetting> Settings { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotSetting>(null);

    /// <summary>The checks of the environment.</summary>
    public IReadOnlyList<SnapshotCheck> Checks { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotCheck>(null);

    /// <summary>The files that are damaged; nothing is concluded from the parts that they belong to.</summary>
    public IReadOnlyList<SnapshotDamage> Damage { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotDamage>(null);

    /// <summary>What is sensible to type next, most useful first.</summary>
    public IReadOnlyList<SnapshotStep> NextSteps { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotStep>(null);
}
