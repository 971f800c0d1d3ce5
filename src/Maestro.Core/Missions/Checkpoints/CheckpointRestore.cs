namespace Maestro.Missions;

/// <summary>A mission that goes back to a checkpoint.</summary>
/// <param name="Checkpoint">Where it goes back to.</param>
/// <param name="Present">Where it stood, so that the restore can be undone.</param>
internal sealed record CheckpointRestore(Checkpoint Checkpoint, Checkpoint Present);
