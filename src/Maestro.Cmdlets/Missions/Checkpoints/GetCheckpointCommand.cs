using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Get checkpoints, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroCheckpoint")]
[OutputType(typeof(Checkpoint))]
public sealed class GetCheckpointCommand : MissionFilterCommand
{
    /// <summary>Specifies ids, unambiguous prefixes, or wildcard patterns. Default: all checkpoints.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CheckpointIdCompleter))]
    [PlainText]
    public string[]? CheckpointId { get; set; }

    private protected override void Process() =>
        WriteEach(Workspace.Checkpoints.Get(IdFilters.From(MissionId), IdFilters.From(CheckpointId), Feedback));
}
