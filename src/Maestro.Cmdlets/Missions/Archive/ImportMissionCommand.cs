using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Read a mission from a file that another clone exported.</summary>
/// <remarks>
/// The file is checked as a whole before anything is written: its digest, its paths, and every record in it. A mission that is new here is added. If the
/// workspace has another state of the same mission, -Conflict decides; whatever is not imported causes a warning or an error. What an import replaces is kept as a
/// file in <c>.maestro/backup</c>, which this cmdlet can import.
///
/// Another mission with the same id is never replaced, nor is one of which a session holds a feature. A redacted file never replaces anything without -Force.
///
/// With -NewId, the file becomes a mission of its own with the next free id of today, whatever the workspace has: every record in it gets the new id, and the
/// history says which id it had. Words, such as descriptions and evidence, stay as they are.
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
/// <example>
/// Import a mission whose id is taken
/// <code>Import-MaestroMission mission.json -NewId -PassThru</code>
/// <para>This command imports the mission under the next free id, and returns both ids.</para>
/// </example>
[Cmdlet(VerbsData.Import, "MaestroMission", SupportsShouldProcess = true, DefaultParameterSetName = "SameId")]
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
    [Parameter(ParameterSetName = "SameId")]
    [ValidateSet("newer", "skip", "fail")]
    public string Conflict { get; set; } = "newer";

    /// <summary>Indicates that the cmdlet replaces the state of the workspace even if it is newer.</summary>
    [Parameter(ParameterSetName = "SameId")]
    public SwitchParameter Force { get; set; }

    /// <summary>Indicates that the cmdlet imports each file as a mission of its own, under the next free id of today.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "NewId")]
    public SwitchParameter NewId { get; set; }

    /// <summary>Returns what was done. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(Path, Import);

    private void Import(string path)
    {
        byte[] content = UserFile.Read(ResolvePath(path), path);
        Make(
            feedback => NewId
                ? Workspace.MissionTransfer.DecideImportAsNew(content, path)
                : Workspace.MissionTransfer.DecideImport(content, path, Conflict.ToLowerInvariant(), Force, feedback),
            Show);
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
