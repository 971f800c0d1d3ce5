using Maestro.Kernel;

namespace Maestro;

/// <summary>A mission's head, for choosing among missions.</summary>
public sealed record SnapshotMissionHead
{
    /// <summary>Its id.</summary>
    public string MissionId { get; internal init; } = null!;

    /// <summary>Its title.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>The stored status.</summary>
    public string Status { get; internal init; } = null!;

    /// <summary>The status that its milestones show.</summary>
    public string EffectiveStatus { get; internal init; } = null!;

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; internal init; }
}

/// <summary>The mission of a snapshot.</summary>
public sealed record SnapshotMission
{
    /// <summary>Its id.</summary>
    public string MissionId { get; internal init; } = null!;

    /// <summary>Its title.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>What it is for; may be empty.</summary>
    public string Description { get; internal init; } = "";

    /// <summary>The stored status.</summary>
    public string Status { get; internal init; } = null!;

    /// <summary>The status that its milestones show.</summary>
    public string EffectiveStatus { get; internal init; } = null!;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; internal init; }

    /// <summary>When it was approved, or null.</summary>
    public DateTimeOffset? ApprovedAt { get; internal init; }

    /// <summary>When it ended (completed or rejected), or null.</summary>
    public DateTimeOffset? EndedAt { get; internal init; }

    /// <summary>From its making to its end, or to the time of the snapshot.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>Features and assertions counted.</summary>
    public Progress Progress { get; internal init; } = null!;
}

/// <summary>The features of a mission counted by phase; the phases add up to the total.</summary>
public sealed record SnapshotCounts
{
    /// <summary>Features that wait for others, or whose status is blocked.</summary>
    public int Blocked { get; internal init; }

    /// <summary>Features that can be started now.</summary>
    public int Ready { get; internal init; }

    /// <summary>Features that wait for the mission to be approved.</summary>
    public int Pending { get; internal init; }

    /// <summary>Features that somebody works on: assigned or in-progress.</summary>
    public int Active { get; internal init; }

    /// <summary>Features that have not begun, of a mission with damaged files.</summary>
    public int Unknown { get; internal init; }

    /// <summary>Features that wait for judgement.</summary>
    public int Review { get; internal init; }

    /// <summary>Features that are finished.</summary>
    public int Done { get; internal init; }
}

/// <summary>A milestone with its gate.</summary>
public sealed record SnapshotMilestone
{
    /// <summary>Its id.</summary>
    public string MilestoneId { get; internal init; } = null!;

    /// <summary>Its title.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>What it is for; may be empty.</summary>
    public string Description { get; internal init; } = "";

    /// <summary>Its place in the mission, from 0.</summary>
    public int Order { get; internal init; }

    /// <summary>work or gate.</summary>
    public string Kind { get; internal init; } = null!;

    /// <summary>planning, plan-review, implementation, code-review, bug-hunt, simplify, validation or custom.</summary>
    public string Profile { get; internal init; } = null!;

    /// <summary>pending, executing, validating, sealed or failed; unknown, when files of the mission are damaged.</summary>
    public string Status { get; internal init; } = null!;

    /// <summary>True for the first that is not sealed.</summary>
    public bool IsActive { get; internal init; }

    /// <summary>sealed; clear, when nothing keeps it from being sealed; held, when something does; unknown, when files of the mission are damaged.</summary>
    public string Gate { get; internal init; } = null!;

    /// <summary>Features and assertions counted.</summary>
    public Progress Progress { get; internal init; } = null!;

    /// <summary>The assertions that keep it from being sealed.</summary>
    public IReadOnlyList<string> OpenAssertionIds { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The features of it that are not done.</summary>
    public IReadOnlyList<string> OpenFeatureIds { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);
}

/// <summary>A feature with its place among the others.</summary>
public sealed record SnapshotFeature
{
    /// <summary>Its id.</summary>
    public string FeatureId { get; internal init; } = null!;

    /// <summary>Its milestone.</summary>
    public string MilestoneId { get; internal init; } = null!;

    /// <summary>Its title.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>What is to be done; may be empty.</summary>
    public string Description { get; internal init; } = "";

    /// <summary>pending, assigned, in-progress, review, done or blocked.</summary>
    public string Status { get; internal init; } = null!;

    /// <summary>blocked, ready, pending, active, review or done: what its status means, given the others and the claims; unknown, when files of the mission are damaged.</summary>
    public string Phase { get; internal init; } = null!;

    /// <summary>The kind of worker it is for.</summary>
    public string WorkerType { get; internal init; } = null!;

    /// <summary>Who has it, or null.</summary>
    public string? Agent { get; internal init; }

    /// <summary>True when it can be started now.</summary>
    public bool IsReady { get; internal init; }

    /// <summary>The dependencies that are not done.</summary>
    public IReadOnlyList<string> BlockedBy { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>All dependencies.</summary>
    public IReadOnlyList<string> DependsOn { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The features that wait for it.</summary>
    public IReadOnlyList<string> Unblocks { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>How deep it stands in the graph, from 0; one more than its deepest dependency.</summary>
    public int Level { get; internal init; }

    /// <summary>True when it is on the longest chain of work that is left.</summary>
    public bool IsCritical { get; internal init; }

    /// <summary>True when its dependencies lead back to itself, so that it can never start.</summary>
    public bool IsCircular { get; internal init; }

    /// <summary>What the worker does to prove the work.</summary>
    public IReadOnlyList<string> VerificationSteps { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The summary of the worker's report, or null.</summary>
    public string? ReportSummary { get; internal init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; internal init; }
}

/// <summary>The words of <see cref="SnapshotFeature.Phase"/>.</summary>
public static class FeaturePhase
{
    /// <summary>Waits for other features, or its status is blocked.</summary>
    public const string Blocked = "blocked";
    /// <summary>Can be started now.</summary>
    public const string Ready = "ready";
    /// <summary>Waits for the mission to be approved, or the mission is over.</summary>
    public const string Pending = "pending";
    /// <summary>Cannot be determined: files of the mission are damaged.</summary>
    public const string Unknown = "unknown";
    /// <summary>Assigned, in progress, or claimed with a handoff.</summary>
    public const string Active = "active";
    /// <summary>Waits for judgement.</summary>
    public const string Review = "review";
    /// <summary>Finished.</summary>
    public const string Done = "done";
}

/// <summary>The words of <see cref="SnapshotMilestone.Gate"/>.</summary>
public static class GateState
{
    /// <summary>Closed for good.</summary>
    public const string Sealed = "sealed";
    /// <summary>Nothing keeps it from being sealed.</summary>
    public const string Clear = "clear";
    /// <summary>Open features or assertions keep it from being sealed.</summary>
    public const string Held = "held";
    /// <summary>Cannot be determined: files of the mission are damaged.</summary>
    public const string Unknown = "unknown";
}

/// <summary>An assertion.</summary>
public sealed record SnapshotAssertion
{
    /// <summary>Its id.</summary>
    public string AssertionId { get; internal init; } = null!;

    /// <summary>The feature that promises it.</summary>
    public string FeatureId { get; internal init; } = null!;

    /// <summary>The milestone it holds open.</summary>
    public string MilestoneId { get; internal init; } = null!;

    /// <summary>pending, passed, failed, blocked or waived.</summary>
    public string Result { get; internal init; } = null!;

    /// <summary>What is promised.</summary>
    public string Description { get; internal init; } = null!;

    /// <summary>What proves the result, or null.</summary>
    public string? Evidence { get; internal init; }

    /// <summary>Why it was waived, or null.</summary>
    public string? WaivedReason { get; internal init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; internal init; }
}

/// <summary>Who has what.</summary>
public sealed record SnapshotWork
{
    /// <summary>The feature, or null when the handoff names none.</summary>
    public string? FeatureId { get; internal init; }

    /// <summary>The feature's title, or the handoff's summary.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>assigned, in-progress or review; picked-up for a handoff without a feature.</summary>
    public string Status { get; internal init; } = null!;

    /// <summary>Who has it; the feature's worker type when nobody claimed a handoff for it.</summary>
    public string Agent { get; internal init; } = null!;

    /// <summary>True when <see cref="Agent"/> claimed it; false when it is only the kind of worker it is for.</summary>
    public bool IsClaimed { get; internal init; }

    /// <summary>The claimed handoff, or null.</summary>
    public string? HandoffId { get; internal init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; internal init; }
}
