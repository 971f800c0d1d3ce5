using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Move finished missions into the archive.</summary>
/// <remarks>
/// The whole mission, with its checkpoints, proof, prompts, claims and questions, becomes a single file in <c>.maestro/archive</c>, and its folder is removed,
/// all of it or nothing. No list, status or snapshot reads the archive, so hundreds of finished missions cost nothing. The file is plain text and can be
/// searched with any tool.
///
/// Expand-MaestroMission brings every file back as it was. A mission that is not finished is only archived with -Force, and never while a session holds one of
/// its features.
/// </remarks>
/// <example>
/// Archive one mission
/// <code>Compress-MaestroMission 2026-11-22-001 -Force -Reason 'shipped'</code>
/// <para>This command archives a mission although it is not finished. While a session holds one of its features, it ends in the error <c>FeatureHeld</c>.</para>
/// </example>
/// <example>
/// Archive everything that is completed
/// <code>Get-MaestroMission -Status completed, rejected, failed | Compress-MaestroMission</code>
/// <para>This command archives all finished missions.</para>
/// </example>
/// <example>
/// List the archive
/// <code>Get-MaestroMission -Archived</code>
/// <para>This command returns the missions in the archive.</para>
/// </example>
[Cmdlet(VerbsData.Compress, "MaestroMission", SupportsShouldProcess = true)]
[OutputType(typeof(ArchivedMission))]
public sealed class CompressMissionCommand : ChangeCommand
{
    /// <summary>Specifies the missions, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    [PlainText]
    public string[] MissionId { get; set; } = [];

    /// <summary>Specifies why the missions are archived. The reason is kept in the archive and in the history.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>Indicates that the cmdlet also archives missions that are not finished. By default, that is an error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the archived missions. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() =>
        ForEach(MissionId, missionId => Make(feedback => Workspace.Archive.DecideCompress(missionId, Force, Reason, feedback), Show));

    private void Show(ArchivedMission done)
    {
        WriteVerbose($"{done.MissionId}: {done.Path}");
        if (PassThru)
        {
            WriteObject(done);
        }
    }
}
