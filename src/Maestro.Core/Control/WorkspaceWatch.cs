using Maestro.Ports;

namespace Maestro.Control;

/// <summary>Tells what changes in a workspace, one event after the other. The dashboard's timeline and Watch-MaestroWorkspace share the source.</summary>
/// <param name="snapshots">A snapshot of each mission that is not finished, and of those named by id as well.</param>
/// <param name="clock">For the time limit.</param>
internal sealed class WorkspaceWatch(Func<IReadOnlyCollection<string>, IReadOnlyList<ControlSnapshot>> snapshots, TimeProvider clock)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    /// <summary>The events from now on, until the time is over or the token is cancelled.</summary>
    /// <param name="changes">Tells when to look; also now and then, for what notification misses.</param>
    /// <param name="limit">How long to watch; null for ever.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IEnumerable<WorkspaceEvent> Events(IWorkspaceChanges changes, TimeSpan? limit, CancellationToken cancellationToken)
    {
        long began = clock.GetTimestamp();
        IReadOnlyList<ControlSnapshot> before = snapshots([]);
        bool isOver = false;
        while (!isOver && !cancellationToken.IsCancellationRequested)
        {
            TimeSpan left = limit is { } time ? time - clock.GetElapsedTime(began) : Turn;
            isOver = left <= TimeSpan.Zero;
            bool isChanged = changes.Wait(isOver ? TimeSpan.Zero : left < Turn ? left : Turn, cancellationToken);
            if (!isChanged && !isOver)
            {
                continue;
            }

            // A mission that has finished since is looked at once more: for what happened to it last.
            IReadOnlyList<ControlSnapshot> after = snapshots([.. before.Select(static snapshot => snapshot.Mission)
                .OfType<Mission>()
                .Where(static mission => !mission.IsFinished)
                .Select(static mission => mission.MissionId)]);
            foreach (WorkspaceEvent happened in Between(before, after))
            {
                yield return happened;
            }

            before = after;
        }
    }

    /// <summary>What happened between two looks: of the workspace once, of each mission by itself.</summary>
    public static IEnumerable<WorkspaceEvent> Between(IReadOnlyList<ControlSnapshot> before, IReadOnlyList<ControlSnapshot> after)
    {
        var known = before
            .Where(static snapshot => snapshot.Mission is not null)
            .ToDictionary(static snapshot => snapshot.Mission!.MissionId, StringComparer.Ordinal);
        IEnumerable<WorkspaceEvent> ofMissions = after
            .Where(snapshot => snapshot.Mission is not null && known.ContainsKey(snapshot.Mission.MissionId))
            .SelectMany(snapshot => SnapshotDiff.OfMission(known[snapshot.Mission!.MissionId], snapshot));
        return SnapshotDiff.OfWorkspace(before[0], after[0]).Concat(ofMissions).OrderBy(static happened => happened.Time);
    }
}
