using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Restore a mission, or one of its features, from a checkpoint.</summary>
[Cmdlet(VerbsData.Restore, "MaestroMission", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MissionRestore))]
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

    /// <summary>Specifies the feature to restore, with its assertions, by id or unambiguous prefix. Default: the whole mission.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string? FeatureId { get; set; }

    /// <summary>Returns what was restored and whose work was undone. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        string? commit = Workspace.Checks.Commit(UserFolder, Cancellation);
        var request = new RestoreRequest(MissionId, CheckpointId) { FeatureId = FeatureId, Commit = commit, Author = Author };
        Make(feedback => Workspace.Checkpoints.DecideRestore(request, feedback), Show);
    }

    private void Show(MissionRestore done)
    {
        if (done.SavedCheckpointId is { } saved)
        {
            WriteVerbose($"To undo the restore, run: Restore-MaestroMission {done.MissionId} -CheckpointId {saved}");
        }

        if (done is { IsComplete: false, SavedCheckpointId: not null })
        {
            WriteWarning($"The checkpoint {done.CheckpointId} was written by another program: statuses and results were restored; reports, evidence and seals were not.");
        }

        if (PassThru)
        {
            WriteObject(done);
        }
    }
}
