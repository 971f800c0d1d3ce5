using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Brings a mission back to a checkpoint. The present is kept as a checkpoint first, so that a restore can itself be undone.</summary>
[Cmdlet(VerbsData.Restore, "MaestroMission", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Mission))]
public sealed class RestoreMissionCommand : WorkspaceCommand
{
    /// <summary>The mission. Without it the only one that is not finished, or that has the checkpoint.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>The checkpoint, by id or unambiguous start of one. Without it the newest.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CheckpointIdCompleter))]
    public string? CheckpointId { get; set; }

    /// <summary>Emit the mission as it is after the restore.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        Checkpoint checkpoint = Workspace.Checkpoints.Find(MissionId, CheckpointId, Feedback);
        if (ShouldProcess(checkpoint.MissionId, $"Go back to the checkpoint {checkpoint.CheckpointId}"))
        {
            Checkpoint present = Workspace.Checkpoints.Restore(checkpoint, Cancellation);
            WriteVerbose($"The state before is kept: Restore-MaestroMission {present.MissionId} -CheckpointId {present.CheckpointId}");
            if (!checkpoint.IsComplete)
            {
                WriteWarning($"The checkpoint {checkpoint.CheckpointId} was written by another program: statuses and results came back, reports, evidence and seals stayed as they were.");
            }

            if (PassThru)
            {
                WriteObject(Workspace.Missions.Load(checkpoint.MissionId, Feedback).Mission);
            }
        }
    }
}
