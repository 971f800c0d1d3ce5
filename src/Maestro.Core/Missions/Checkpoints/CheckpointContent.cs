namespace Maestro.Missions;

/// <summary>The records of a mission at the instant of a checkpoint.</summary>
internal sealed record CheckpointContent
{
    public required Mission Mission { get; init; }

    public required IReadOnlyList<Feature> Features { get; init; }

    public required IReadOnlyList<Assertion> Assertions { get; init; }
}
