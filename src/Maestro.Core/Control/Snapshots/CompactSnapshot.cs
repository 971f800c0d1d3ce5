using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Control;

/// <summary>The snapshot in a few kilobytes: counts and the next things, lists cut short. For prompts and scripts, as JSON.</summary>
internal sealed record CompactSnapshot
{
    public string Schema { get; init; } = ControlSnapshot.SchemaName;
    public required DateTimeOffset TakenAt { get; init; }
    public string? WorkspacePath { get; init; }
    public CompactMission? Mission { get; init; }
    public int MissionCount { get; init; }
    public SnapshotCounts? Counts { get; init; }
    public required CompactList<CompactMilestone> Milestones { get; init; }
    public required CompactList<SnapshotWork> ActiveWork { get; init; }
    public required CompactList<CompactFeature> Review { get; init; }
    public required CompactList<CompactFeature> Ready { get; init; }
    public required CompactList<CompactFeature> Blocked { get; init; }
    public required CompactList<string> CriticalPath { get; init; }
    public required CompactList<CompactAssertion> FailedAssertions { get; init; }
    public required CompactList<CompactQuestion> Questions { get; init; }
    public required CompactList<CompactIssue> Issues { get; init; }
    public required CompactList<CompactHandoff> PendingHandoffs { get; init; }
    public required CompactList<WorkspaceEvent> Timeline { get; init; }
    public required CompactMemory Memory { get; init; }
    public int ProjectLinks { get; init; }
    public required CompactSession Session { get; init; }
    public required CompactGit Git { get; init; }
    public required CompactList<SnapshotDamage> Damage { get; init; }
    public int RatchetRegressions { get; init; }
    public required CompactList<CompactCheck> FailedChecks { get; init; }
    public required IReadOnlyList<SnapshotStep> NextSteps { get; init; }
}

/// <summary>A list cut short: how many there are, and the first of them.</summary>
internal sealed record CompactList<T>(int Count, IReadOnlyList<T> First);

internal sealed record CompactMission(
    string MissionId, string Title, string Status, string EffectiveStatus, DateTimeOffset CreatedAt, long ElapsedSeconds,
    int FeaturesDone, int FeaturesTotal, int AssertionsClosed, int AssertionsTotal);

internal sealed record CompactMilestone(string MilestoneId, string Status, string Gate, int FeaturesDone, int FeaturesTotal, int OpenAssertions);

internal sealed record CompactFeature(string FeatureId, string Title, string WorkerType, string? Agent, IReadOnlyList<string>? BlockedBy);

internal sealed record CompactAssertion(string AssertionId, string FeatureId, string Description);

internal sealed record CompactQuestion(string FeatureId, string Question);

internal sealed record CompactIssue(string IssueId, string Severity, string Description);

internal sealed record CompactHandoff(string HandoffId, string Agent, string Summary, string? FeatureId, DateTimeOffset Timestamp);

internal sealed record CompactMemory(
    int Corrections, int HardCorrections, int Learnings, DateTimeOffset? GuidanceCompiledAt, int RatchetRules, int? RatchetPassed, int Notes);

internal sealed record CompactSession(string? Agent, string? SessionId);

internal sealed record CompactCheck(string Name, bool Passed, string Message);

internal sealed record CompactGit(bool IsRepository, string? Branch, int ChangedFiles);
