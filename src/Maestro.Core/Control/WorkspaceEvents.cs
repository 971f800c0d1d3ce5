using Maestro.Storage;

namespace Maestro.Control;

/// <summary>Makes events from records; the timeline and the comparison of two snapshots both come here, so that their words are the same.</summary>
internal static class WorkspaceEvents
{
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
        Id = IsoTimeConverter.Write(note.Timestamp),
        To = "created",
        Text = note.Content,
    };
}
