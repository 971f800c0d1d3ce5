using System.Management.Automation;
using System.Text;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Write a mission to a file, for another clone.</summary>
/// <remarks>
/// The file contains the mission with everything that belongs to it, as text, in the format of the archive. Import-MaestroMission reads it in another clone.
/// The mission stays where it is.
///
/// With -Redact, the file is meant for people outside the team: names of people and agents, sessions, worker prompts, claims and the output of commands are
/// removed, and home folders, e-mail addresses and what looks like a secret are replaced in all texts. Read the file before you pass it on: what a secret looks
/// like can only be guessed.
/// </remarks>
/// <example>
/// Export a mission
/// <code>Export-MaestroMission 2026-11-22-001 mission.json</code>
/// <para>This command writes a mission to a file.</para>
/// </example>
/// <example>
/// Export a mission for others
/// <code>Export-MaestroMission 2026-11-22-001 -Path mission.json -Redact</code>
/// <para>This command writes a mission to a file without names, prompts, output and secrets.</para>
/// </example>
/// <example>
/// Look at what would be exported
/// <code>Get-MaestroMission 2026-11-22-001 | Export-MaestroMission -Path mission.json -WhatIf</code>
/// <para>This command shows that it would write the file, and writes nothing.</para>
/// </example>
[Cmdlet(VerbsData.Export, "MaestroMission", SupportsShouldProcess = true)]
[OutputType(typeof(string))]
public sealed class ExportMissionCommand : ChangeCommand
{
    /// <summary>Specifies the mission, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    [PlainText]
    public string MissionId { get; set; } = "";

    /// <summary>Specifies the file. One that exists is replaced.</summary>
    [Parameter(Position = 1, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Indicates that the cmdlet removes names, sessions, prompts, output and secrets.</summary>
    [Parameter]
    public SwitchParameter Redact { get; set; }

    /// <summary>Returns the path of the file. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        string path = ResolvePath(Path);
        MakePlanned(
            feedback =>
            {
                (Mission mission, ReadOnlyMemory<byte> content) = Workspace.MissionTransfer.Export(MissionId, Redact, feedback);
                return new Change<string>(null, path, $"Export the mission {mission.MissionId}", path) { Outside = [UserFile.Text(path, Path, Encoding.UTF8.GetString(content.Span))] };
            },
            null,
            Show);
    }

    private void Show(string path)
    {
        if (PassThru)
        {
            WriteObject(path);
        }
    }
}
