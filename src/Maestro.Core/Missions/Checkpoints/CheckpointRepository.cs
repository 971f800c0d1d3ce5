using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Checkpoints as they stand on disk: one file that other programs read, and one beside it.</summary>
internal sealed class CheckpointRepository(IStateStore store, TimeProvider clock)
{
    private readonly StateRecords<Checkpoint> _checkpoints = new(store, clock, MissionFiles.Checkpoint);
    private readonly StateRecords<CheckpointExtra> _extras = new(store, clock, MissionFiles.CheckpointExtra);

    /// <summary>A checkpoint with all that is kept of it; null when there is none.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public Checkpoint? Find(string missionId, string checkpointId)
    {
        if (_checkpoints.Get(StatePaths.Checkpoint(missionId, checkpointId)) is not { } checkpoint)
        {
            return null;
        }

        // Of an earlier version, everything is in the checkpoint itself.
        return _extras.Get(StatePaths.CheckpointContent(missionId, checkpointId)) is { } extra
            ? checkpoint with { Note = extra.Note, Commit = extra.Commit, Content = extra.Content }
            : checkpoint;
    }

    /// <summary>Both files of a checkpoint.</summary>
    public static IEnumerable<StateWrite> Writes(Checkpoint checkpoint)
    {
        yield return new StateWrite(
            StatePaths.Checkpoint(checkpoint.MissionId, checkpoint.CheckpointId),
            StateJson.Write(checkpoint with { Note = null, Content = null }, StateJsonContext.Default.Checkpoint));
        if (checkpoint.Content is { } content)
        {
            var extra = new CheckpointExtra
            {
                CheckpointId = checkpoint.CheckpointId,
                MissionId = checkpoint.MissionId,
                Note = checkpoint.Note,
                Commit = checkpoint.Commit,
                Content = content,
            };
            yield return new StateWrite(
                StatePaths.CheckpointContent(checkpoint.MissionId, checkpoint.CheckpointId), StateJson.Write(extra, StateJsonContext.Default.CheckpointExtra));
        }
    }
}
