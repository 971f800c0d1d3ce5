namespace Maestro.Control;

/// <summary>The steps of a snapshot's mission, and of the handoffs, that the history has.</summary>
internal sealed class RecordedSteps
{
    private readonly Dictionary<(string Entity, string Id), DateTimeOffset> _touched = [];
    private readonly HashSet<(string Entity, string Id, string To)> _steps;

    public RecordedSteps(SnapshotInput input)
    {
        string? missionId = input.State?.Mission.MissionId;
        Lazy<Dictionary<(string Entity, string Id), string>> texts = new(() => TextsOf(input));
        var steps = new List<WorkspaceEvent>();
        foreach (HistoryEvent recorded in input.History)
        {
            // The newest comes first.
            foreach (HistoryChange change in recorded.Changes.Where(change => change.MissionId is null || change.MissionId == missionId))
            {
                _touched.TryAdd((change.Kind, change.Id), recorded.Time);
            }

            steps.AddRange(WorkspaceEvents.Of(recorded, id => id == missionId, change => texts.Value.GetValueOrDefault((change.Kind, change.Id))));
        }

        Steps = steps;
        _steps = [.. steps.Select(static step => (step.Entity, step.Id, step.To))];
    }

    /// <summary>The steps, newest first.</summary>
    public IReadOnlyList<WorkspaceEvent> Steps { get; }

    /// <summary>True when a thing came to a status.</summary>
    public bool Has(string entity, string id, string to) => _steps.Contains((entity, id, to));

    /// <summary>True when a change of a thing, which its record dates, is in the history.</summary>
    public bool Knows(string entity, string id, DateTimeOffset updatedAt) => _touched.TryGetValue((entity, id), out DateTimeOffset time) && time >= updatedAt;

    private static Dictionary<(string Entity, string Id), string> TextsOf(SnapshotInput input)
    {
        var texts = new Dictionary<(string Entity, string Id), string>();
        if (input.State is { } state)
        {
            texts[(WorkspaceEntity.Mission, state.Mission.MissionId)] = state.Mission.Title;
            foreach (Feature feature in state.Features)
            {
                texts[(WorkspaceEntity.Feature, feature.FeatureId)] = feature.Title;
            }

            foreach (Assertion assertion in state.Assertions)
            {
                texts[(WorkspaceEntity.Assertion, assertion.AssertionId)] = assertion.Description;
            }
        }

        foreach (HandoffSummary handoff in input.Handoffs)
        {
            texts[(WorkspaceEntity.Handoff, handoff.HandoffId)] = handoff.Summary;
        }

        return texts;
    }
}
