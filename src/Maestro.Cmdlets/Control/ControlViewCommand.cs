using Maestro.Control;

namespace Maestro.Commands;

/// <summary>A cmdlet that shows Mission Control. Where there is no workspace, it shows the commands to run next.</summary>
public abstract class ControlViewCommand : WorkspaceCommand
{
    private protected ControlViewCommand()
    {
    }

    /// <summary>What is to be shown now.</summary>
    private protected ControlSnapshot Snapshot(string? missionId) => WorkspaceRoot is null
        ? SnapshotBuilder.Build(new SnapshotInput { Now = DateTimeOffset.UtcNow })
        : Workspace.Snapshots.Take(missionId, UserFolder, Cancellation);
}
