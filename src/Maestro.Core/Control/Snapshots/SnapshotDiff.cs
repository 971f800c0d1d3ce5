using Maestro.Kernel;

namespace Maestro.Control;

/// <summary>What happened between two snapshots, oldest first. Pure; Watch-MaestroWorkspace streams it.</summary>
internal static class SnapshotDiff
{
    /// <summary>Everything: <see cref="OfMission"/> and <see cref="OfWorkspace"/>.</summary>
    public static IReadOnlyList<WorkspaceEvent> Between(ControlSnapshot before, ControlSnapshot after) =>
        Sorted([.. OfWorkspace(before, after), .. OfMission(before, after)]);

    /// <summary>Missions, handoffs, notes, corrections and ratchet rules: what a workspace has once, whichever mission is chosen.</summary>
    public static IReadOnlyList<WorkspaceEvent> OfWorkspace(ControlSnapshot before, ControlSnapshot after)
    {
        List<WorkspaceEvent> events = [];
        Compare(before.Missions, after.Missions, m => m.MissionId, m => m.Status, (mission, from, to) => events.Add(new WorkspaceEvent
        {
            Time = to == "removed" ? after.TakenAt : mission.UpdatedAt,
            Entity = WorkspaceEntity.Mission,
            Id = mission.MissionId,
            MissionId = mission.MissionId,
            From = from,
            To = from is null ? "created" : to,
            Text = mission.Title,
        }));
        Compare(before.Handoffs, after.Handoffs, h => h.HandoffId, h => h.Status, (handoff, from, to) =>
            events.Add(WorkspaceEvents.Of(handoff, from, to, TimeOf(handoff, to, after.TakenAt), to == HandoffStatus.Pending ? handoff.Agent : handoff.PickedUpBy)));
        Compare(before.Memory.Corrections, after.Memory.Corrections, c => c.CorrectionId, c => c.Severity, (correction, from, to) =>
            events.Add(Plain(WorkspaceEntity.Correction, correction.CorrectionId, from, to, correction.Rule, correction.CreatedAt, after)));
        Compare(before.Ratchet.Rules, after.Ratchet.Rules, r => r.RatchetId, _ => "", (rule, from, to) =>
            events.Add(Plain(WorkspaceEntity.Ratchet, rule.RatchetId, from, to, rule.Rule, rule.CreatedAt, after)));

        HashSet<(DateTimeOffset, string)> known = [.. before.Notes.Select(static note => (note.Timestamp, note.Content))];
        events.AddRange(after.Notes.Where(note => !known.Contains((note.Timestamp, note.Content))).Select(WorkspaceEvents.Of));
        return Sorted(events);
    }

    /// <summary>Features, assertions, milestones and checkpoints; nothing when the two snapshots are of different missions.</summary>
    public static IReadOnlyList<WorkspaceEvent> OfMission(ControlSnapshot before, ControlSnapshot after)
    {
        if (after.Mission is not { } mission || before.Mission?.MissionId != mission.MissionId)
        {
            return [];
        }

        List<WorkspaceEvent> events = [];
        WorkspaceEvent Event(string entity, string id, string? from, string to, string text, DateTimeOffset time, string? agent = null) => new()
        {
            Time = to == "removed" ? after.TakenAt : time,
            Entity = entity,
            Id = id,
            MissionId = mission.MissionId,
            From = from,
            To = to,
            Text = text,
            Agent = agent,
        };

        if (before.Mission.EffectiveStatus != mission.EffectiveStatus && before.Mission.Status == mission.Status)
        {
            events.Add(Event(WorkspaceEntity.Mission, mission.MissionId, before.Mission.EffectiveStatus, mission.EffectiveStatus, mission.Title, after.TakenAt));
        }

        Compare(before.Features, after.Features, f => f.FeatureId, f => f.Status, (f, from, to) =>
            events.Add(Event(WorkspaceEntity.Feature, f.FeatureId, from, to, f.Title, f.UpdatedAt, after.AgentOf(f))));
        Compare(before.Assertions, after.Assertions, a => a.AssertionId, a => a.Result, (a, from, to) =>
            events.Add(Event(WorkspaceEntity.Assertion, a.AssertionId, from, to, a.Description, a.UpdatedAt)));
        Compare(before.Milestones, after.Milestones, m => m.MilestoneId, m => m.Status, (m, from, to) =>
            events.Add(Event(WorkspaceEntity.Milestone, m.MilestoneId, from, to, m.Title, after.TakenAt)));
        Compare(before.Checkpoints, after.Checkpoints, c => c.CheckpointId, _ => "saved", (c, from, to) =>
            events.Add(Event(WorkspaceEntity.Checkpoint, c.CheckpointId, from, to, "", c.Timestamp)));
        return Sorted(events);
    }

    private static WorkspaceEvent Plain(
        string entity, string id, string? from, string to, string text, DateTimeOffset created, ControlSnapshot after) => new()
        {
            Time = from is null ? created : after.TakenAt,
            Entity = entity,
            Id = id,
            From = from is null or "" ? null : from,
            To = from is null ? "created" : to,
            Text = text,
        };

    private static DateTimeOffset TimeOf(HandoffSummary handoff, string to, DateTimeOffset seen) => to switch
    {
        HandoffStatus.Pending when handoff.PickedUpAt is null => handoff.Timestamp,
        HandoffStatus.PickedUp => handoff.PickedUpAt ?? seen,
        HandoffStatus.Completed => handoff.CompletedAt ?? seen,
        _ => seen,
    };

    /// <summary>Calls back for what is new (from is null), has another status, or is gone (to is removed). Ids that occur twice count once.</summary>
    private static void Compare<T>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> idOf, Func<T, string> statusOf, Action<T, string?, string> changed)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        Dictionary<string, T> old = new(before.Count, StringComparer.Ordinal);
        foreach (T item in before)
        {
            old.TryAdd(idOf(item), item);
        }

        HashSet<string> seen = new(after.Count, StringComparer.Ordinal);
        foreach (T item in after)
        {
            string id = idOf(item);
            if (!seen.Add(id))
            {
                continue;
            }

            if (!old.TryGetValue(id, out T? was))
            {
                changed(item, null, statusOf(item));
            }
            else if (statusOf(was) != statusOf(item))
            {
                changed(item, statusOf(was), statusOf(item));
            }
        }

        foreach ((string id, T item) in old)
        {
            if (!seen.Contains(id))
            {
                changed(item, statusOf(item), "removed");
            }
        }
    }

    private static List<WorkspaceEvent> Sorted(List<WorkspaceEvent> events) => [.. events.OrderBy(e => e.Time)];
}
