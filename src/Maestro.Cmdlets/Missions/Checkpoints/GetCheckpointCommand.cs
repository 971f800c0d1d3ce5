using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Gets checkpoints, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroCheckpoint")]
[OutputType(typeof(Checkpoint))]
public sealed class GetCheckpointCommand : WorkspaceCommand
{
    /// <summary>Ids, unambiguous starts of ids, or wildcard patterns. Without it every checkpoint.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CheckpointIdCompleter))]
    public string[]? CheckpointId { get; set; }

    /// <summary>The missions, by id, start of an id, or wildcard pattern. Without it every mission that is not finished.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    private protected override void Process() =>
        WriteEach(Workspace.Checkpoints.Get(IdFilters.From(MissionId), IdFilters.From(CheckpointId), Feedback));
}
