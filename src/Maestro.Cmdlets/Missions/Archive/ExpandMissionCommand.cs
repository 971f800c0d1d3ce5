using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Take missions out of the archive.</summary>
/// <remarks>
/// Every file of the mission is written as it was, and the file in the archive is removed, all of it or nothing. An archive that was damaged or edited is
/// reported and stays as it is, and a mission that is in use is never overwritten.
/// </remarks>
/// <example>
/// Take one mission out of the archive
/// <code>Expand-MaestroMission 2026-11-22-002 -PassThru</code>
/// <para>This command brings a mission back and returns it.</para>
/// </example>
/// <example>
/// Take everything of a month out of the archive
/// <code>Get-MaestroMission 2026-11-* -Archived | Expand-MaestroMission</code>
/// <para>This command brings the missions of one month back.</para>
/// </example>
/// <example>
/// Find missions in the archive
/// <code>Get-MaestroMission -Archived | Where-Object Title -like '*logs*' | Expand-MaestroMission -WhatIf</code>
/// <para>This command finds the archived missions whose titles contain a word, and shows that it would bring them back.</para>
/// </example>
[Cmdlet(VerbsData.Expand, "MaestroMission", SupportsShouldProcess = true)]
[OutputType(typeof(Mission))]
public sealed class ExpandMissionCommand : ChangeCommand
{
    /// <summary>Specifies the missions in the archive, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ArchivedMissionIdCompleter))]
    [PlainText]
    public string[] MissionId { get; set; } = [];

    /// <summary>Returns the missions. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(MissionId, missionId => Make(_ => Workspace.Archive.DecideExpand(missionId), Show));

    private void Show(string missionId)
    {
        if (PassThru)
        {
            WriteObject(Workspace.Missions.Load(missionId, Feedback).Mission);
        }
    }
}
