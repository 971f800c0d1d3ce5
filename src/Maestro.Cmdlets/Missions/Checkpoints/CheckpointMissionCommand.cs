using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Save a checkpoint of a mission, which Restore-MaestroMission can restore.</summary>
[Cmdlet(VerbsData.Checkpoint, "MaestroMission", SupportsShouldProcess = true)]
[OutputType(typeof(Checkpoint))]
public sealed class CheckpointMissionCommand : ChangeCommand
{
    /// <summary>Specifies the missions, by id or unambiguous prefix. Default: the only unfinished mission.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    [PlainText]
    public string[]? MissionId { get; set; }

    /// <summary>Specifies why the checkpoint is saved.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Note { get; set; }

    private protected override void Process() => ForEach(MissionId ?? [null!], Take);

    private void Take(string? missionId)
    {
        string? commit = Workspace.Checks.Commit(UserFolder, Cancellation);
        Make(feedback => Workspace.Checkpoints.DecideSave(missionId, Note, commit, feedback), WriteObject);
    }
}
