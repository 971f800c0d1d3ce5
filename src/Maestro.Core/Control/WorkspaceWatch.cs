using Maestro.Ports;

namespace Maestro.Control;

/// <summary>Reports what changes in a workspace, one event after the other.</summary>
/// <remarks>
/// The history has every change that Maestro made, so that none is missed, however fast they come. What other programs wrote shows in the
/// difference between two snapshots.
/// </remarks>
/// <param name="snapshots">A snapshot of each mission that is not finished, and of those named by id as well.</param>
/// <param name="history">The events of the history since the last call, oldest first.</param>
/// <param name="clock">For the time limit.</param>
internal sealed class WorkspaceWatch(
    Func<IReadOnlyCollection<string>, IReadOnlyList<ControlSnapshot>> snapshots, Func<IReadOnlyList<HistoryEvent>> history, TimeProvider clock)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    /// <summary>The events from now on, until the time is over or the token is cancelled.</summary>
    /// <param name="changes">Reports when to look; also now and then, for what notification misses.</param>
    /// <param name="limit">How long to watch; null for ever.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IEnumerable<WorkspaceEvent> Events(IWorkspaceChanges changes, TimeSpan? limit, CancellationToken cancellationToken)
    {
        long began = clock.GetTimestamp();
        IReadOnlyList<ControlSnapshot> before = snapshots([]);
        IReadOnlyList<WorkspaceEvent> earlier = Recorded(before);
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
            // Read after the snapshots, so that it has all that they have; what it had before them is in the next ones.
            IReadOnlyList<WorkspaceEvent> recorded = Recorded(after);
            HashSet<(string, string, string)> known = [.. earlier.Concat(recorded).Select(Key)];
            foreach (WorkspaceEvent happened in Between(before, after).Where(happened => !known.Contains(Key(happened))).Concat(recorded).OrderBy(static happened => happened.Time))
            {
                yield return happened;
            }

            (before, earlier) = (after, recorded);
        }
    }

    private static (string, string, string) Key(WorkspaceEvent happened) => (happened.Entity, happened.Id, happened.To);

    private WorkspaceEvent[] Recorded(IReadOnlyList<ControlSnapshot> present) => [.. history().SelectMany(each => WorkspaceEvents.Of(each, present))];

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
