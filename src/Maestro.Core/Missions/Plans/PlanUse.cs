using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Knows which mission was made from a plan.</summary>
internal static class PlanUse
{
    /// <summary>The newest mission that was made from a plan or updated by it, or null. One that was rejected or failed does not count: it is tried again.</summary>
    public static Mission? Find(MissionPlan plan, MissionRepository missions)
    {
        string digest = PlanDigest.Of(plan);
        return missions.All(NoFeedback.Instance).FirstOrDefault(mission =>
            mission.Status is not (MissionStatus.Rejected or MissionStatus.Failed) && (HasUsed(mission, digest, missions) || Holds(mission, plan, digest, missions)));
    }

    private static bool HasUsed(Mission mission, string digest, MissionRepository missions) =>
        NoFeedback.Instance.TryOrReport(() => missions.Details(mission.MissionId))?.Plans?.Contains(digest) == true;

    // The mission's own file is enough to distinguish most of them.
    private static bool Holds(Mission mission, MissionPlan plan, string digest, MissionRepository missions) =>
        mission.Title == Display.Plain(plan.Title)
        && mission.Features.SequenceEqual(plan.Features.Select(static feature => feature.FeatureId))
        && PlanDigest.Of(PlanOfMission.Of(missions.LoadPresent(mission, NoFeedback.Instance))) == digest;
}
