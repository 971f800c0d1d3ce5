using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>The command that takes a feature one step on. Pure.</summary>
internal static class FeatureAdvice
{
    /// <summary>A command for whoever holds a feature: it is proven before it is submitted for review.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="state">Its mission.</param>
    /// <param name="mustName">True when what is to be typed has to name the mission.</param>
    public static string OfHeld(Feature feature, MissionState state, bool mustName) =>
        feature.Status != FeatureStatus.InProgress ? Command(feature, state.Mission, mayMove: true, mustName)!
        : state.Assertions.FirstOrDefault(assertion => assertion.FeatureId == feature.FeatureId && !assertion.IsClosed) is { } open
            ? AssertionAdvice.Run(open, null, mustName)
            : CommandText.InMission($"Set-MaestroFeature {feature.FeatureId} -Status review -Report '<what was done>'", state.Mission.MissionId, mustName);

    /// <summary>A command that is not refused to whoever reads it; null where nothing can be changed any more.</summary>
    /// <param name="feature">The feature, with what it waits for.</param>
    /// <param name="mission">Its mission.</param>
    /// <param name="mayMove">True when the reader can take it to its next status.</param>
    /// <param name="mustName">True when what is to be typed has to name the mission.</param>
    public static string? Command(Feature feature, Mission mission, bool mayMove, bool mustName)
    {
        if (mission.Status == MissionStatus.Draft)
        {
            return CommandText.Of($"Approve-MaestroMission {mission.MissionId}");
        }

        if (mission.IsFinished || feature.Status == FeatureStatus.Done)
        {
            return null;
        }

        if (!mayMove)
        {
            return CommandText.InMission($"Get-MaestroFeature {feature.FeatureId}", mission.MissionId, mustName);
        }

        return feature switch
        {
            { Status: FeatureStatus.Pending or FeatureStatus.Assigned } when mission.Status == MissionStatus.Paused => CommandText.Of($"Set-MaestroMission {mission.MissionId} -Status executing"),
            { Status: FeatureStatus.InProgress } => CommandText.InMission($"Set-MaestroFeature {feature.FeatureId} -Status review", mission.MissionId, mustName),
            { Status: FeatureStatus.Review } => CommandText.InMission($"Set-MaestroFeature {feature.FeatureId} -Status done", mission.MissionId, mustName),
            { Status: FeatureStatus.Blocked } => CommandText.InMission($"Set-MaestroFeature {feature.FeatureId} -Status pending", mission.MissionId, mustName),
            { Status: FeatureStatus.Pending, BlockedBy: [var first, ..] } => CommandText.InMission($"Get-MaestroFeature {first}", mission.MissionId, mustName),
            _ => CommandText.InMission($"Start-MaestroFeature {feature.FeatureId}", mission.MissionId, mustName),
        };
    }
}
