using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Gets missions with their progress and effective status, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroMission")]
[OutputType(typeof(Mission))]
public sealed class GetMissionCommand : WorkspaceCommand
{
    /// <summary>Ids, unambiguous starts of ids, or wildcard patterns. Without it every mission.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>Only missions whose stored status is one of these.</summary>
    [Parameter]
    [ValidateSet("draft", "approved", "rejected", "executing", "paused", "validating", "completed", "failed")]
    public string[]? Status { get; set; }

    private protected override void Process() =>
        WriteEach(Workspace.Missions.Get(IdFilters.From(MissionId), Status, Feedback));
}
