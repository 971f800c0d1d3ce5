

namespace Maestro.Control;

/// <summary>What a snapshot is built from: records as they were read, nothing derived but milestones' and missions' statuses.</summary>
internal sealed record SnapshotInput
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>Null when the folder is in no workspace.</summary>
    public string? WorkspacePath { get; init; }

    /// <summary>The chosen mission; null for the home view.</summary>
    public Mission? Mission { get; init; }

    public IReadOnlyList<Mission> Missions { get; init; } = [];

    /// <summary>The chosen mission's features, in plan order.</summary>
    public IReadOnlyList<Feature> Features { get; init; } = [];

    public IReadOnlyList<Assertion> Assertions { get; init; } = [];

    /// <summary>With their derived status; in any order.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    public IReadOnlyList<HandoffSummary> Handoffs { get; init; } = [];

    public IReadOnlyList<SnapshotCheckpoint> Checkpoints { get; init; } = [];

    public SnapshotMemory Memory { get; init; } = new();

    public SnapshotRatchet Ratchet { get; init; } = new();

    public SnapshotProjects Projects { get; init; } = new();

    public IReadOnlyList<SnapshotNote> Notes { get; init; } = [];

    public SnapshotSession Session { get; init; } = new();

    public SnapshotGit Git { get; init; } = new();

    public IReadOnlyList<SnapshotSetting> Settings { get; init; } = [];

    public IReadOnlyList<SnapshotCheck> Checks { get; init; } = [];

    public IReadOnlyList<SnapshotDamage> Damage { get; init; } = [];
}
