namespace Maestro;

/// <summary>Tells what changes in a workspace, one event after the other. The dashboard's timeline and Watch-MaestroWorkspace share the source.</summary>
internal sealed class WorkspaceWatch(Func<IReadOnlyList<ControlSnapshot>> snapshots, TimeProvider clock)
{
    // Whatever notification misses, the state is looked at this often.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    /// <summary>The events from now on, until the time is over or the token is cancelled.</summary>
    /// <param name="changes">Tells when to look.</param>
    /// <param name="limit">How long to watch; null for ever.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IEnumerable<WorkspaceEvent> Events(IWorkspaceChanges changes, TimeSpan? limit, CancellationToken cancellationToken)
    {
        long began = clock.GetTimestamp();
        IReadOnlyList<ControlSnapshot> before = snapshots();
        while (!cancellationToken.IsCancellationRequested)
        {
            TimeSpan left = limit is { } time ? time - clock.GetElapsedTime(began) : Poll;
            if (left <= TimeSpan.Zero)
            {
                yield break;
            }

            changes.Wait(left < Poll ? left : Poll, cancellationToken);
            IReadOnlyList<ControlSnapshot> after = snapshots();
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
        Dictionary<string, ControlSnapshot> known = before
            .Where(static snapshot => snapshot.Mission is not null)
            .ToDictionary(static snapshot => snapshot.Mission!.MissionId, StringComparer.Ordinal);
        IEnumerable<WorkspaceEvent> ofMissions = after
            .Where(snapshot => snapshot.Mission is not null && known.ContainsKey(snapshot.Mission.MissionId))
            .SelectMany(snapshot => SnapshotDiff.OfMission(known[snapshot.Mission!.MissionId], snapshot));
        return SnapshotDiff.OfWorkspace(before[0], after[0]).Concat(ofMissions).OrderBy(static happened => happened.Time);
    }
}
