using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Read a mission from a file that another clone exported.</summary>
/// <remarks>
/// The file is checked as a whole before anything is written: its digest, its paths, and every record in it. A mission that is new here is added. If the
/// workspace has another state of the same mission, -Conflict decides; whatever is not imported causes a warning or an error. What an import replaces is kept as a
/// file in <c>.maestro/backup</c>, which this cmdlet can import.
///
/// Another mission with the same id is never replaced, nor is one of which a session holds a feature. A redacted file never replaces anything without -Force.
/// </remarks>
/// <example>
/// Import a mission
/// <code>Import-MaestroMission mission.json -PassThru</code>
/// <para>This command imports a mission, unless the workspace has a newer state of it, and returns what was done.</para>
/// </example>
/// <example>
/// See what would be imported
/// <code>Import-MaestroMission mission.json -WhatIf</code>
/// <para>This command checks the file and shows what would be done.</para>
/// </example>
/// <example>
/// Import several missions and keep one's own
/// <code>Get-Item mission.json | Import-MaestroMission -Conflict skip</code>
/// <para>This command imports the missions that the workspace does not have.</para>
/// </example>
[Cmdlet(VerbsData.Import, "MaestroMission", SupportsShouldProcess = true)]
[OutputType(typeof(MissionImport))]
public sealed class ImportMissionCommand : ChangeCommand
{
    /// <summary>Specifies the files.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "LiteralPath", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Specifies what happens if the workspace has another state of the mission: <c>newer</c> keeps the one that was changed last, <c>skip</c> keeps that of
    /// the workspace, <c>fail</c> is an error. Default: newer.</summary>
    [Parameter]
    [ValidateSet("newer", "skip", "fail")]
    public string Conflict { get; set; } = "newer";

    /// <summary>Indicates that the cmdlet replaces the state of the workspace even if it is newer.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns what was done. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(Path, Import);

    private void Import(string path)
    {
        byte[] content = UserFile.Read(ResolvePath(path), path);
        Make(feedback => Workspace.MissionTransfer.DecideImport(content, path, Conflict.ToLowerInvariant(), Force, feedback), Show);
    }

    private void Show(MissionImport done)
    {
        WriteVerbose($"{done.MissionId}: {done.Action}, since {done.Reason}");
        if (PassThru)
        {
            WriteObject(done);
        }
    }
}
