using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Takes a checkpoint of a mission: everything that Restore-MaestroMission brings back.</summary>
[Cmdlet(VerbsData.Checkpoint, "MaestroMission", SupportsShouldProcess = true)]
[OutputType(typeof(Checkpoint))]
public sealed class CheckpointMissionCommand : WorkspaceCommand
{
    /// <summary>The missions, by id or unambiguous start of one. Without it the only mission that is not finished.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>Why the checkpoint is taken.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Note { get; set; }

    private protected override void Process() => ForEach(MissionId ?? [null!], Take);

    private void Take(string? missionId)
    {
        Mission mission = Workspace.Checkpoints.MissionFor(missionId, Feedback);
        if (ShouldProcess(mission.MissionId, "Take a checkpoint"))
        {
            WriteObject(Workspace.Checkpoints.Save(mission.MissionId, Note, Feedback, Cancellation));
        }
    }
}
