using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Get missions with their progress and effective status, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroMission")]
[OutputType(typeof(Mission))]
[OutputType(typeof(ArchivedMission))]
public sealed class GetMissionCommand : WorkspaceCommand
{
    /// <summary>Specifies ids, unambiguous prefixes, or wildcard patterns. Default: all missions.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    [PlainText]
    public string[]? MissionId { get; set; }

    /// <summary>Specifies the stored statuses to return.</summary>
    [Parameter]
    [ValidateSet("draft", "approved", "rejected", "executing", "paused", "validating", "completed", "failed")]
    public string[]? Status { get; set; }

    /// <summary>Indicates that the cmdlet returns the missions in the archive. By default, it returns all others.</summary>
    [Parameter]
    public SwitchParameter Archived { get; set; }

    private protected override void Process()
    {
        if (Archived)
        {
            WriteEach(Workspace.Archive.Get(IdFilters.From(MissionId), Status, Feedback));
        }
        else
        {
            WriteEach(Workspace.Missions.Get(IdFilters.From(MissionId), Status, Feedback));
        }
    }
}
