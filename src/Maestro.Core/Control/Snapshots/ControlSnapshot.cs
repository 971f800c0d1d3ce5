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

    /// <summary>The chosen mission, or null when there is none. Its effective status is unknown while files of it are damaged.</summary>
    public Mission? Mission { get; internal init; }

    /// <summary>How long the mission has taken: from its creation to its end, or to the time of the snapshot.</summary>
    public TimeSpan Elapsed => Mission is { } mission && (mission.EndedAt ?? TakenAt) - mission.CreatedAt is var time && time > TimeSpan.Zero ? time : TimeSpan.Zero;

    /// <summary>All missions, newest first.</summary>
    public IReadOnlyList<Mission> Missions { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<Mission>(null);

    /// <summary>The mission's features counted by phase.</summary>
    public SnapshotCounts Counts { get; internal init; } = new();

    /// <summary>The mission's milestones, in order.</summary>
    public IReadOnlyList<Milestone> Milestones { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<Milestone>(null);

    /// <summary>The mission's features, in plan order.</summary>
    public IReadOnlyList<Feature> Features { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<Feature>(null);

    /// <summary>The longest chain of work that is left, first feature first.</summary>
    public IReadOnlyList<string> CriticalPath { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The mission's assertions.</summary>
    public IReadOnlyList<Assertion> Assertions { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<Assertion>(null);

    /// <summary>Who has what, longest first.</summary>
    public IReadOnlyList<SnapshotWork> ActiveWork { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotWork>(null);

    /// <summary>The questions on the mission's features that wait for a person's answer.</summary>
    public IReadOnlyList<FeatureQuestion> Questions { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<FeatureQuestion>(null);

    /// <summary>What reports of the mission name beside the work, and nobody has decided about.</summary>
    public IReadOnlyList<ReportedIssue> Issues { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<ReportedIssue>(null);

    /// <summary>The handoffs that nobody claimed, newest first.</summary>
    public IReadOnlyList<HandoffSummary> PendingHandoffs { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<HandoffSummary>(null);

    /// <summary>All handoffs: pending, then picked-up, then completed, newest first.</summary>
    public IReadOnlyList<HandoffSummary> Handoffs { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<HandoffSummary>(null);

    /// <summary>The mission's checkpoints, newest first.</summary>
    public IReadOnlyList<CheckpointHeader> Checkpoints { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<CheckpointHeader>(null);

    /// <summary>What happened, newest first, 200 at most.</summary>
    public IReadOnlyList<WorkspaceEvent> Timeline { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<WorkspaceEvent>(null);

    /// <summary>Corrections, learnings and guidance.</summary>
    public SnapshotMemory Memory { get; internal init; } = new();

    /// <summary>The ratchet.</summary>
    public SnapshotRatchet Ratchet { get; internal init; } = new();

    /// <summary>The projects known to this one.</summary>
    public SnapshotProjects Projects { get; internal init; } = new();

    /// <summary>The notes, newest first.</summary>
    public IReadOnlyList<Note> Notes { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<Note>(null);

    /// <summary>The agent that the snapshot was taken in, or null when none was found.</summary>
    public AgentSession? Session { get; internal init; }

    /// <summary>What git says, or null outside a repository.</summary>
    public GitState? Git { get; internal init; }

    /// <summary>The effective settings.</summary>
    public IReadOnlyList<ConfigurationEntry> Settings { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<ConfigurationEntry>(null);

    /// <summary>What is wrong in the configuration files.</summary>
    public IReadOnlyList<ConfigurationProblem> SettingProblems { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<ConfigurationProblem>(null);

    /// <summary>The checks of the environment.</summary>
    public IReadOnlyList<CheckResult> Checks { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<CheckResult>(null);

    /// <summary>The files that are damaged; nothing is concluded from the parts that they belong to.</summary>
    public IReadOnlyList<SnapshotDamage> Damage { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotDamage>(null);

    /// <summary>What is sensible to type next, most useful first.</summary>
    public IReadOnlyList<SnapshotStep> NextSteps { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<SnapshotStep>(null);

    /// <summary>Who claimed a feature, or null.</summary>
    internal string? AgentOf(Feature feature) => ActiveWork.FirstOrDefault(work => work.IsClaimed && work.FeatureId == feature.FeatureId)?.Agent;

    /// <summary>What is wrong with a setting, or null.</summary>
    internal string? ProblemOf(ConfigurationEntry setting) => SettingProblems.FirstOrDefault(problem => problem.Key == setting.Key)?.Message;

    /// <summary>The workspace, and when it was taken.</summary>
    public override string ToString() => $"{WorkspacePath}, {TakenAt:u}";
}
