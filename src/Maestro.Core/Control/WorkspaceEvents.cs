using Maestro.Storage;

namespace Maestro.Control;

/// <summary>Makes events from records; the timeline and the comparison of two snapshots both come here, so that their words are the same.</summary>
internal static class WorkspaceEvents
{
    private static readonly string[] Stepping = [WorkspaceEntity.Mission, WorkspaceEntity.Feature, WorkspaceEntity.Handoff];

    public static WorkspaceEvent Of(Feature feature, string? from) => new()
    {
        Time = feature.UpdatedAt,
        Entity = WorkspaceEntity.Feature,
        Id = feature.FeatureId,
        MissionId = feature.MissionId,
        From = from,
        To = feature.Status,
        Text = feature.Title,
    };

    public static WorkspaceEvent Of(Assertion assertion, string? from) => new()
    {
        Time = assertion.UpdatedAt,
        Entity = WorkspaceEntity.Assertion,
        Id = assertion.AssertionId,
        MissionId = assertion.MissionId,
        From = from,
        To = assertion.Result,
        Text = assertion.Description,
    };

    public static WorkspaceEvent Of(CheckpointHeader checkpoint, string? missionId) => new()
    {
        Time = checkpoint.Timestamp,
        Entity = WorkspaceEntity.Checkpoint,
        Id = checkpoint.CheckpointId,
        MissionId = missionId,
        To = "saved",
    };

    public static WorkspaceEvent Of(HandoffSummary handoff, string? from, string to, DateTimeOffset time, string? agent) => new()
    {
        Time = time,
        Entity = WorkspaceEntity.Handoff,
        Id = handoff.HandoffId,
        MissionId = handoff.MissionId,
        From = from,
        To = to,
        Agent = agent,
        Text = handoff.Summary,
    };

    public static WorkspaceEvent Of(Note note) => new()
    {
        Time = note.Timestamp,
        Entity = WorkspaceEntity.Note,
        Id = note.NoteId,
        To = "created",
        Text = note.Content,
    };

    /// <summary>The steps of missions, features, assertions and handoffs that an event of the history has.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="present">The missions that are watched, for what they call things; steps of other missions are omitted.</param>
    public static IEnumerable<WorkspaceEvent> Of(HistoryEvent recorded, IReadOnlyList<ControlSnapshot> present) => Of(
        recorded,
        missionId => present.Any(snapshot => snapshot.Mission?.MissionId == missionId),
        change => present.Select(snapshot => TextOf(snapshot, change)).FirstOrDefault(static text => text is not null));

    /// <summary>The steps of missions, features, assertions and handoffs that an event of the history has.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="isWatched">True for a mission whose steps are wanted.</param>
    /// <param name="textOf">What a thing is called; null when that is not known.</param>
    public static IEnumerable<WorkspaceEvent> Of(HistoryEvent recorded, Func<string, bool> isWatched, Func<HistoryChange, string?> textOf)
    {
        foreach (HistoryChange change in recorded.Changes)
        {
            bool isStep = change.Kind == WorkspaceEntity.Assertion ? change.Field == "result" : change.Field == "status" && Stepping.Contains(change.Kind);
            if (isStep && change.To is { } to && (change.MissionId is null || isWatched(change.MissionId)))
            {
                yield return new WorkspaceEvent
                {
                    Time = recorded.Time,
                    Entity = change.Kind,
                    Id = change.Id,
                    MissionId = change.MissionId,
                    From = change.From,
                    To = to,
                    Agent = recorded.Agent ?? recorded.User,
                    Text = textOf(change) ?? "",
                };
            }
        }
    }

    private static string? TextOf(ControlSnapshot snapshot, HistoryChange change) => change.Kind switch
    {
        WorkspaceEntity.Mission => snapshot.Mission is { } mission && mission.MissionId == change.Id ? mission.Title : null,
        WorkspaceEntity.Feature => snapshot.Mission?.MissionId == change.MissionId ? snapshot.Features.FirstOrDefault(feature => feature.FeatureId == change.Id)?.Title : null,
        WorkspaceEntity.Assertion => snapshot.Mission?.MissionId == change.MissionId ? snapshot.Assertions.FirstOrDefault(assertion => assertion.AssertionId == change.Id)?.Description : null,
        _ => snapshot.Handoffs.FirstOrDefault(handoff => handoff.HandoffId == change.Id)?.Summary,
    };
}
