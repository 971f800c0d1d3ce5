using Maestro.Kernel;

namespace Maestro.Control;

/// <summary>What happened: the steps that the history has, and from the times in the records what it does not have, such as changes by other programs.</summary>
/// <remarks>Only the newest are kept, so ten thousand handoffs cost no more than their walk.</remarks>
internal static class SnapshotTimeline
{
    public const int Limit = 200;

    public static IReadOnlyList<WorkspaceEvent> Build(SnapshotInput input)
    {
        Newest newest = new(Limit);
        var recorded = new RecordedSteps(input);
        foreach (WorkspaceEvent step in recorded.Steps.Where(step => newest.Takes(step.Time)))
        {
            newest.Add(step);
        }

        if (input.State?.Mission is { } mission)
        {
            Add(newest, mission, MissionStatus.Draft, mission.CreatedAt, "created");
            foreach ((string status, DateTimeOffset? time) in (ReadOnlySpan<(string, DateTimeOffset?)>)[(MissionStatus.Approved, mission.ApprovedAt), (MissionStatus.Rejected, mission.RejectedAt), (MissionStatus.Completed, mission.CompletedAt)])
            {
                if (!recorded.Has(WorkspaceEntity.Mission, mission.MissionId, status))
                {
                    Add(newest, mission, status, time);
                }
            }
        }

        foreach (Feature feature in input.State?.Features ?? [])
        {
            // A feature that was never touched says nothing that the mission's making doesn't.
            if (feature.UpdatedAt > feature.CreatedAt && newest.Takes(feature.UpdatedAt) && !recorded.Knows(WorkspaceEntity.Feature, feature.FeatureId, feature.UpdatedAt))
            {
                newest.Add(WorkspaceEvents.Of(feature, null));
            }
        }

        foreach (Assertion assertion in input.State?.Assertions ?? [])
        {
            if (assertion.Result != AssertionResult.Pending && newest.Takes(assertion.UpdatedAt) && !recorded.Knows(WorkspaceEntity.Assertion, assertion.AssertionId, assertion.UpdatedAt))
            {
                newest.Add(WorkspaceEvents.Of(assertion, null));
            }
        }

        foreach (CheckpointHeader checkpoint in input.Checkpoints)
        {
            if (newest.Takes(checkpoint.Timestamp))
            {
                newest.Add(WorkspaceEvents.Of(checkpoint, input.State?.Mission.MissionId));
            }
        }

        foreach (HandoffSummary handoff in input.Handoffs)
        {
            if (newest.Takes(handoff.Timestamp))
            {
                newest.Add(WorkspaceEvents.Of(handoff, null, HandoffStatus.Pending, handoff.Timestamp, handoff.Agent));
            }

            if (handoff.PickedUpAt is { } picked && newest.Takes(picked) && !recorded.Has(WorkspaceEntity.Handoff, handoff.HandoffId, HandoffStatus.PickedUp))
            {
                newest.Add(WorkspaceEvents.Of(handoff, HandoffStatus.Pending, HandoffStatus.PickedUp, picked, handoff.PickedUpBy));
            }

            if (handoff.CompletedAt is { } completed && newest.Takes(completed) && !recorded.Has(WorkspaceEntity.Handoff, handoff.HandoffId, HandoffStatus.Completed))
            {
                newest.Add(WorkspaceEvents.Of(handoff, HandoffStatus.PickedUp, HandoffStatus.Completed, completed, handoff.PickedUpBy));
            }
        }

        foreach (Note note in input.Notes)
        {
            if (newest.Takes(note.Timestamp))
            {
                newest.Add(WorkspaceEvents.Of(note));
            }
        }

        return newest.Sorted();
    }

    private static void Add(Newest newest, Mission mission, string status, DateTimeOffset? time, string? word = null)
    {
        if (time is { } when && newest.Takes(when))
        {
            newest.Add(new WorkspaceEvent
            {
                Time = when,
                Entity = WorkspaceEntity.Mission,
                Id = mission.MissionId,
                MissionId = mission.MissionId,
                To = word ?? status,
                Text = mission.Title,
            });
        }
    }

    /// <summary>Keeps the newest events and can tell, before one is made, that it is too old.</summary>
    private sealed class Newest(int limit)
    {
        private readonly PriorityQueue<WorkspaceEvent, (DateTimeOffset, int)> _events = new(limit);
        private int _count;

        public bool Takes(DateTimeOffset time) =>
            _events.Count < limit || (_events.TryPeek(out _, out (DateTimeOffset Time, int) oldest) && time > oldest.Time);

        public void Add(WorkspaceEvent item)
        {
            _events.Enqueue(item, (item.Time, _count++));
            if (_events.Count > limit)
            {
                _events.Dequeue();
            }
        }

        public WorkspaceEvent[] Sorted()
        {
            var result = new WorkspaceEvent[_events.Count];
            for (int i = result.Length - 1; i >= 0; i--)
            {
                result[i] = _events.Dequeue();
            }

            return result;
        }
    }
}
