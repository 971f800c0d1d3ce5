namespace Maestro;

/// <summary>A mission's head, for choosing among missions.</summary>
/// <param name="MissionId">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">The stored status.</param>
/// <param name="EffectiveStatus">The status that its milestones show.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
public sealed record SnapshotMissionHead(string MissionId, string Title, string Status, string EffectiveStatus, DateTimeOffset UpdatedAt);

/// <summary>The mission of a snapshot.</summary>
public sealed record SnapshotMission
{
    /// <summary>Its id.</summary>
    public required string MissionId { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The stored status.</summary>
    public required string Status { get; init; }

    /// <summary>The status that its milestones show.</summary>
    public required string EffectiveStatus { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was approved, or null.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>When it ended (completed or rejected), or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>From its making to its end, or to the time of the snapshot.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Features and assertions counted.</summary>
    public required Progress Progress { get; init; }
}

/// <summary>The features of a mission counted by phase; the phases add up to the total.</summary>
/// <param name="Blocked">Features that wait for others, or whose status is blocked.</param>
/// <param name="Ready">Features that can be started now.</param>
/// <param name="Pending">Features that wait for the mission to be approved.</param>
/// <param name="Active">Features that somebody works on: assigned or in-progress.</param>
/// <param name="Review">Features that wait for judgement.</param>
/// <param name="Done">Features that are finished.</param>
public sealed record SnapshotCounts(int Blocked, int Ready, int Pending, int Active, int Review, int Done);

/// <summary>A milestone with its gate.</summary>
public sealed record SnapshotMilestone
{
    /// <summary>Its id.</summary>
    public required string MilestoneId { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its place in the mission, from 0.</summary>
    public required int Order { get; init; }

    /// <summary>work or gate.</summary>
    public required string Kind { get; init; }

    /// <summary>planning, plan-review, implementation, code-review, bug-hunt, simplify, validation or custom.</summary>
    public required string Profile { get; init; }

    /// <summary>pending, executing, validating, sealed or failed.</summary>
    public required string Status { get; init; }

    /// <summary>True for the first that is not sealed.</summary>
    public bool IsActive { get; init; }

    /// <summary>sealed; clear, when nothing keeps it from being sealed; held, when something does.</summary>
    public required string Gate { get; init; }

    /// <summary>Features and assertions counted.</summary>
    public required Progress Progress { get; init; }

    /// <summary>The assertions that keep it from being sealed.</summary>
    public IReadOnlyList<string> OpenAssertionIds { get; init; } = [];

    /// <summary>The features of it that are not done.</summary>
    public IReadOnlyList<string> OpenFeatureIds { get; init; } = [];
}

/// <summary>A feature with its place among the others.</summary>
public sealed record SnapshotFeature
{
    /// <summary>Its id.</summary>
    public required string FeatureId { get; init; }

    /// <summary>Its milestone.</summary>
    public required string MilestoneId { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What is to be done; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>pending, assigned, in-progress, review, done or blocked.</summary>
    public required string Status { get; init; }

    /// <summary>blocked, ready, pending, active, review or done: what its status means, given the others.</summary>
    public required string Phase { get; init; }

    /// <summary>The kind of worker it is for.</summary>
    public required string WorkerType { get; init; }

    /// <summary>Who has it, or null.</summary>
    public string? Agent { get; init; }

    /// <summary>True when it can be started now.</summary>
    public bool IsReady { get; init; }

    /// <summary>The dependencies that are not done.</summary>
    public IReadOnlyList<string> BlockedBy { get; init; } = [];

    /// <summary>All dependencies.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The features that wait for it.</summary>
    public IReadOnlyList<string> Unblocks { get; init; } = [];

    /// <summary>How deep it stands in the graph, from 0; one more than its deepest dependency.</summary>
    public int Level { get; init; }

    /// <summary>True when it is on the longest chain of work that is left.</summary>
    public bool IsCritical { get; init; }

    /// <summary>True when its dependencies lead back to itself, so that it can never start.</summary>
    public bool IsCircular { get; init; }

    /// <summary>What the worker does to prove the work.</summary>
    public IReadOnlyList<string> VerificationSteps { get; init; } = [];

    /// <summary>The summary of the worker's report, or null.</summary>
    public string? ReportSummary { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
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
    /// <summary>Assigned or in progress.</summary>
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
}

/// <summary>An assertion.</summary>
/// <param name="AssertionId">Its id.</param>
/// <param name="FeatureId">The feature that promises it.</param>
/// <param name="MilestoneId">The milestone it holds open.</param>
/// <param name="Result">pending, passed, failed, blocked or waived.</param>
/// <param name="Description">What is promised.</param>
/// <param name="Evidence">What proves the result, or null.</param>
/// <param name="WaivedReason">Why it was waived, or null.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
public sealed record SnapshotAssertion(
    string AssertionId, string FeatureId, string MilestoneId, string Result, string Description, string? Evidence, string? WaivedReason,
    DateTimeOffset UpdatedAt);

/// <summary>Who has what.</summary>
/// <param name="FeatureId">The feature, or null when the handoff names none.</param>
/// <param name="Title">The feature's title, or the handoff's summary.</param>
/// <param name="Status">assigned, in-progress or review; picked-up for a handoff without a feature.</param>
/// <param name="Agent">Who has it; the feature's worker type when nobody claimed a handoff for it.</param>
/// <param name="IsClaimed">True when <paramref name="Agent"/> claimed it; false when it is only the kind of worker it is for.</param>
/// <param name="HandoffId">The claimed handoff, or null.</param>
/// <param name="Since">Since when.</param>
public sealed record SnapshotWork(
    string? FeatureId, string Title, string Status, string Agent, bool IsClaimed, string? HandoffId, DateTimeOffset Since);
