using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>What is kept of a checkpoint beyond the file that other programs read. On disk <c>missions/&lt;mission&gt;/checkpoint-content/&lt;id&gt;.json</c>.</summary>
/// <remarks>In the checkpoint itself, other programs would take a key that they don't know for damage, and the checkpoint for absent.</remarks>
internal sealed record CheckpointExtra : ExtensibleRecord
{
    public required string CheckpointId { get; init; }

    public required string MissionId { get; init; }

    /// <summary>Why it was taken, or null.</summary>
    public string? Note { get; init; }

    /// <summary>The commit that HEAD stood on, or null.</summary>
    public string? Commit { get; init; }

    public required CheckpointContent Content { get; init; }
}
