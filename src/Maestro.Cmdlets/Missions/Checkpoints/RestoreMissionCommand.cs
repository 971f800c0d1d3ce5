using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Restore a mission from a checkpoint.</summary>
[Cmdlet(VerbsData.Restore, "MaestroMission", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Mission))]
public sealed class RestoreMissionCommand : WorkspaceCommand
{
    /// <summary>Specifies the mission. Default: the only unfinished mission, or the mission that has the checkpoint.</summary>
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
