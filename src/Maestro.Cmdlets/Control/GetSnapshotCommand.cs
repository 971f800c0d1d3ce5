using System.Management.Automation;
using Maestro.Control;

namespace Maestro.Commands;

/// <summary>Takes a snapshot of the workspace: everything that the dashboard shows, as one object or as JSON.</summary>
/// <remarks>
/// Reads only. The mission is the one named, else the one being worked on, else the newest open one, else the newest.
/// With -AsJson the text is minified and versioned (schema) and stays within 8 KB: counts and the next things; -Full gives all lists.
/// What can't be read is a failed check in the snapshot, not an error.
/// </remarks>
/// <example>
/// <code>Get-MaestroSnapshot</code>
/// <para>Shows where the workspace stands.</para>
/// </example>
/// <example>
/// <code>(Get-MaestroSnapshot).ActiveWork</code>
/// <para>Tells who has what.</para>
/// </example>
/// <example>
/// <code>Get-MaestroSnapshot -AsJson</code>
/// <para>Gives a short JSON text for an agent or another program.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroSnapshot", DefaultParameterSetName = "Object")]
[OutputType(typeof(ControlSnapshot), ParameterSetName = ["Object"])]
[OutputType(typeof(string), ParameterSetName = ["Json"])]
public sealed class GetSnapshotCommand : WorkspaceCommand
{
    /// <summary>The mission, by id or unambiguous start of one.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Give JSON text instead of the object.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Json")]
    public SwitchParameter AsJson { get; set; }

    /// <summary>With -AsJson, give every list whole, however long the text gets.</summary>
    [Parameter(ParameterSetName = "Json")]
    public SwitchParameter Full { get; set; }

    private protected override void Process()
    {
        ControlSnapshot snapshot = Workspace.Snapshots.Take(MissionId, UserFolder, Cancellation);
        WriteObject(AsJson ? (Full ? SnapshotJson.Full(snapshot) : SnapshotJson.Compact(snapshot)) : snapshot);
    }
}
