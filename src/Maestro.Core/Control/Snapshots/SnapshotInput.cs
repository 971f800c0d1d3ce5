using Maestro.Missions;

namespace Maestro.Control;

/// <summary>What a snapshot is built from.</summary>
internal sealed record SnapshotInput
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>Null when the folder is in no workspace.</summary>
    public string? WorkspacePath { get; init; }

    /// <summary>The chosen mission with all that follows from its files; null for the home view.</summary>
    public MissionState? State { get; init; }

    public IReadOnlyList<Mission> Missions { get; init; } = [];

    /// <summary>The claims that hold features of the chosen mission.</summary>
    public IReadOnlyList<FeatureClaim> Claims { get; init; } = [];

    /// <summary>The open questions on features of the chosen mission.</summary>
    public IReadOnlyList<FeatureQuestion> Questions { get; init; } = [];

    /// <summary>The open issues of the chosen mission.</summary>
    public IReadOnlyList<ReportedIssue> Issues { get; init; } = [];

    public IReadOnlyList<HandoffSummary> Handoffs { get; init; } = [];

    public IReadOnlyList<CheckpointHeader> Checkpoints { get; init; } = [];

    public SnapshotMemory Memory { get; init; } = new();

    public SnapshotRatchet Ratchet { get; init; } = new();

    public SnapshotProjects Projects { get; init; } = new();

    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>The newest events of the history, newest first.</summary>
    public IReadOnlyList<HistoryEvent> History { get; init; } = [];

    public AgentSession? Session { get; init; }

    public GitState? Git { get; init; }

    public IReadOnlyList<ConfigurationEntry> Settings { get; init; } = [];

    public IReadOnlyList<ConfigurationProblem> SettingProblems { get; init; } = [];

    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    public IReadOnlyList<SnapshotDamage> Damage { get; init; } = [];
}
