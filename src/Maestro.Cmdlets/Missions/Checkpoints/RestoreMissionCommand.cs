using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Restore a mission from a checkpoint.</summary>
[Cmdlet(VerbsData.Restore, "MaestroMission", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Mission))]
public sealed class RestoreMissionCommand : ChangeCommand
{
    /// <summary>Specifies the mission. Default: the only unfinished mission that has a checkpoint, or that has this one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    [PlainText]
    public string? MissionId { get; set; }

    /// <summary>Specifies the checkpoint, by id or unambiguous prefix. Default: the newest checkpoint.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CheckpointIdCompleter))]
    public string? CheckpointId { get; set; }

    /// <summary>Returns the restored mission. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        string? commit = Workspace.Checks.Commit(UserFolder, Cancellation);
        Make(feedback => Workspace.Checkpoints.DecideRestore(MissionId, CheckpointId, commit, feedback), Show);
    }

    private void Show(CheckpointRestore done)
    {
        string missionId = done.Present.MissionId;
        WriteVerbose($"To undo the restore, run: Restore-MaestroMission {missionId} -CheckpointId {done.Present.CheckpointId}");
        if (!done.Checkpoint.IsComplete)
        {
            WriteWarning($"The checkpoint {done.Checkpoint.CheckpointId} was written by another program: statuses and results were restored; reports, evidence and seals were not.");
        }

        if (PassThru)
        {
            WriteObject(Workspace.Missions.Load(missionId, Feedback).Mission);
        }
    }
}
