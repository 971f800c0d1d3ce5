using System.Management.Automation;
using Maestro.Control;
using Maestro.Ports;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Watch the workspace and return changes as events.</summary>
/// <remarks>
/// One object for each change: what it is (mission, milestone, feature, assertion, checkpoint, handoff, note, correction, ratchet), its id, from
/// which status to which, when, and by whom where that is known. Watches every mission that is not finished, or the one named. Changes nothing.
/// </remarks>
/// <example>
/// <code>Watch-MaestroWorkspace -TimeoutSeconds 1</code>
/// <para>This command returns the changes of the next second.</para>
/// </example>
/// <example>
/// <code>Watch-MaestroWorkspace -First 1 -TimeoutSeconds 1 | ForEach-Object { "$($_.Entity) $($_.Id) is $($_.To)" }</code>
/// <para>This command waits at most one second for the next change and describes it.</para>
/// </example>
/// <example>
/// <code>Watch-MaestroWorkspace -TimeoutSeconds 1 | Where-Object { $_.Entity -eq 'feature' -and $_.To -eq 'review' }</code>
/// <para>This command returns the features whose status changes to review.</para>
/// </example>
[Cmdlet(VerbsCommon.Watch, "MaestroWorkspace")]
[OutputType(typeof(WorkspaceEvent))]
public sealed class WatchWorkspaceCommand : WorkspaceCommand
{
    /// <summary>Specifies the mission, by id or unambiguous prefix. Default: all unfinished missions.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    [PlainText]
    public string? MissionId { get; set; }

    /// <summary>Specifies how long to watch, in seconds. Default: until the pipeline is stopped.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [PointNumber]
    public double? TimeoutSeconds { get; set; }

    /// <summary>Specifies the number of events after which the cmdlet ends.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    private protected override void Process()
    {
        SnapshotService snapshots = Workspace.Snapshots;
        string folder = UserFolder;
        var watch = new WorkspaceWatch(
            alsoMissions => MissionId is null ? snapshots.TakeAll(alsoMissions, folder, Cancellation) : [snapshots.Take(MissionId, folder, Cancellation)],
            new HistoryCursor(new HistoryFiles(Workspace.Store)).Next,
            TimeProvider.System);
        TimeSpan? limit = TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        using IWorkspaceChanges changes = AdapterLoadContext.Adapters.Watcher.Watch(Workspace.Store.Root);
        IEnumerable<WorkspaceEvent> events = watch.Events(changes, limit, Cancellation);
        WriteEach(First is { } count ? events.Take(count) : events);
    }
}
