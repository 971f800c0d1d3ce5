namespace Maestro.Missions;

/// <summary>The records of a mission at the instant of a checkpoint.</summary>
internal sealed record CheckpointContent
{
    public required Mission Mission { get; init; }

    public required IReadOnlyList<Feature> Features { get; init; }

    public required IReadOnlyList<Assertion> Assertions { get; init; }

    /// <summary>What the plan said beyond the shared files; null in a checkpoint from before there was any of that.</summary>
    public MissionDetails? Details { get; init; }

    /// <summary>The proof of the assertions; null in a checkpoint from before there was any.</summary>
    public IReadOnlyList<Proof>? Proofs { get; init; }
}
