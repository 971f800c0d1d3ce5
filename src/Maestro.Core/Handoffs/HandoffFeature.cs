using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>Passes a feature that is in work on with the handoff about it: whoever works on it owns it.</summary>
internal sealed class HandoffFeature(MissionRepository missions, FeatureClaims claims)
{
    /// <summary>The claim on the feature of a handoff once somebody has claimed the handoff; null when it stays as it is.</summary>
    /// <param name="handoff">The handoff, not claimed yet.</param>
    /// <param name="author">Who claims it.</param>
    /// <param name="branch">The git branch of whoever claims it, or null.</param>
    /// <exception cref="MaestroException">FeatureHeld when somebody holds the feature who has nothing to do with the handoff; StateFileDamaged, StateFileUnreadable.</exception>
    public StateWrite? Passed(Handoff handoff, Author author, string? branch)
    {
        if (handoff is not { MissionId: { } missionId, FeatureId: { } featureId } || !IdPattern.IsSequenced(missionId) || !IdPattern.IsItem(featureId)
            || missions.Find(missionId) is not { IsFinished: false } || missions.FindFeature(missionId, featureId) is not { } feature)
        {
            return null;
        }

        var update = new FeatureUpdate(featureId, missionId) { Author = author, Branch = branch, Take = true, Reason = $"handoff {handoff.HandoffId}" };
        return claims.Passed(feature, update, holding => Gives(handoff, holding)) is { } claim
            ? StateWrite.Of(StatePaths.Claim(missionId, featureId), claim, StateJsonContext.Default.StoredClaim)
            : null;
    }

    // Whoever made the handoff gives the feature with it, and so does whoever had it and released it.
    private static bool Gives(Handoff handoff, Holding holding) => (handoff.Trail ?? []).Select(static holder => (holder.Agent, holder.SessionId))
        .Prepend((handoff.Agent, handoff.SessionId))
        .Any(giver => IsOf(holding, giver.Agent == Handoff.UnknownAgent ? null : giver.Agent, giver.SessionId == Handoff.NoSession ? null : giver.SessionId));

    // A handoff does not say which person made it.
    private static bool IsOf(Holding holding, string? agent, string? sessionId) =>
        agent is null && sessionId is null ? holding is { Agent: null, SessionId: null } : holding.IsOf(new Author(agent, sessionId) { User = holding.User });
}
