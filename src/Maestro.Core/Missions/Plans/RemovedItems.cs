using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>The content of a file below <c>removed/</c>: what one change of the plan removed from a mission, as it was.</summary>
internal sealed record RemovedItems : ExtensibleRecord
{
    /// <summary>When.</summary>
    public required DateTimeOffset RemovedAt { get; init; }

    /// <summary>Why, in the words of whoever removed it; null where nobody said.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<Milestone> Milestones { get; init => field = ReadOnly.List(value); } = ReadOnly.List<Milestone>(null);

    public IReadOnlyList<Feature> Features { get; init => field = ReadOnly.List(value); } = ReadOnly.List<Feature>(null);

    public IReadOnlyList<Assertion> Assertions { get; init => field = ReadOnly.List(value); } = ReadOnly.List<Assertion>(null);

    /// <summary>The files of their workers, and their proof; null when there were none.</summary>
    public IReadOnlyList<ArchivedFile>? Files { get; init => field = ReadOnly.ListOrNull(value); }

    /// <summary>What was said about them beyond their files; null when that was nothing.</summary>
    public MissionDetails? Details { get; init; }
}
