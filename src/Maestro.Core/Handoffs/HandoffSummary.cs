namespace Maestro;

/// <summary>What lists, filters and the dashboard need to know of a handoff; small enough to remember ten thousand of them.</summary>
/// <param name="HandoffId">Id of the form <c>yyyy-MM-dd-NNN</c>.</param>
/// <param name="Status">pending, picked-up or completed.</param>
/// <param name="Mode">The mode of its content, such as execute.</param>
/// <param name="Agent">Who wrote it.</param>
/// <param name="SessionId">The session it was written in.</param>
/// <param name="Summary">Its summary, as UKI has it.</param>
/// <param name="FeatureId">The feature it speaks of, or null. Handoffs of other programs have tokens for ids: <c>auth_impl</c> may mean <c>auth-impl</c>.</param>
/// <param name="Timestamp">When it was written.</param>
/// <param name="PickedUpBy">Who claimed it, or null.</param>
/// <param name="PickedUpAt">When it was claimed, or null.</param>
/// <param name="CompletedAt">When it was completed, or null.</param>
/// <param name="MissionId">The mission it speaks of, or null.</param>
/// <param name="Uki">The whole UKI string, or null when it was not read.</param>
public sealed record HandoffSummary(
    string HandoffId,
    string Status,
    string Mode,
    string Agent,
    string SessionId,
    string Summary,
    string? FeatureId,
    DateTimeOffset Timestamp,
    string? PickedUpBy,
    DateTimeOffset? PickedUpAt,
    DateTimeOffset? CompletedAt,
    string? MissionId = null,
    string? Uki = null)
{
    /// <summary>The summary of a handoff.</summary>
    internal static HandoffSummary Of(Handoff handoff) => new(
        handoff.HandoffId, handoff.Status, handoff.Mode, handoff.Agent, handoff.SessionId, handoff.Summary, handoff.FeatureId, handoff.Timestamp,
        handoff.PickedUpBy, handoff.PickedUpAt, handoff.CompletedAt, handoff.MissionId, handoff.Uki);
}
