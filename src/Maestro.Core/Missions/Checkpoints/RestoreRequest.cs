using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What is to be restored.</summary>
/// <param name="MissionId">The mission; null for the only open one that has such a checkpoint.</param>
/// <param name="CheckpointId">The checkpoint, by id or prefix; null for the newest.</param>
internal sealed record RestoreRequest(string? MissionId, string? CheckpointId)
{
    /// <summary>The only feature to restore, by id or prefix; null for the whole mission.</summary>
    public string? FeatureId { get; init; }

    /// <summary>The commit that HEAD stands on now, or null.</summary>
    public string? Commit { get; init; }

    /// <summary>Who restores.</summary>
    public Author Author { get; init; }
}
