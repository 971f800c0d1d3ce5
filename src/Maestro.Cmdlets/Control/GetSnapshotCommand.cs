using System.Management.Automation;
using Maestro.Control;

namespace Maestro.Commands;

/// <summary>Get a snapshot of everything the dashboard shows, as an object or as JSON.</summary>
/// <remarks>
/// Reads only. The mission is the one named, else the one being worked on, else the newest open one, else the newest.
/// With -AsJson the text is minified and versioned (schema) and stays within 8 KB: counts and the next things; -Full gives all lists.
/// What can't be read is a failed check in the snapshot, not an error.
/// </remarks>
/// <example>
/// <code>Get-MaestroSnapshot</code>
/// <para>This command shows the current state of the workspace.</para>
/// </example>
/// <example>
/// <code>(Get-MaestroSnapshot).ActiveWork</code>
/// <para>This command shows which worker has which feature.</para>
/// </example>
/// <example>
/// <code>Get-MaestroSnapshot -AsJson</code>
/// <para>This command returns compact JSON for an agent or another program.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroSnapshot", DefaultParameterSetName = "Object")]
[OutputType(typeof(ControlSnapshot), ParameterSetName = ["Object"])]
[OutputType(typeof(string), ParameterSetName = ["Json"])]
public sealed class GetSnapshotCommand : WorkspaceCommand
{
    /// <summary>Specifies the mission, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    [PlainText]
    public string? MissionId { get; set; }

    /// <summary>Indicates that the cmdlet returns JSON text instead of an object.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Json")]
    public SwitchParameter AsJson { get; set; }

    /// <summary>Indicates that, with -AsJson, the lists are complete, regardless of length.</summary>
    [Parameter(ParameterSetName = "Json")]
    public SwitchParameter Full { get; set; }

    private protected override void Process()
    {
        ControlSnapshot snapshot = Workspace.Snapshots.Take(MissionId, UserFolder, Cancellation);
        WriteObject(AsJson ? (Full ? SnapshotJson.Full(snapshot) : SnapshotJson.Compact(snapshot)) : snapshot);
    }
}
