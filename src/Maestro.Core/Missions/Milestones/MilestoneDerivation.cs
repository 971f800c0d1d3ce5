using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>A milestone's status follows from its features, its place and its mission's status.</summary>
internal static class MilestoneDerivation
{
    /// <summary>The milestones by order, each with status, progress and what keeps it open.</summary>
    public static IReadOnlyList<Milestone> Derive(Mission mission, ILookup<string, Feature> features, ILookup<string, Assertion> assertions)
    {
        var derived = new List<Milestone>(mission.StoredMilestones.Count);
        bool activeFound = false;
        foreach (Milestone milestone in mission.StoredMilestones.OrderBy(static milestone => milestone.Order))
        {
            bool isSealed = IsSealed(mission, milestone.MilestoneId);
            bool isActive = !isSealed && !activeFound;
            activeFound |= isActive;
            string[] openAssertions = [.. assertions[milestone.MilestoneId].Where(static assertion => !assertion.IsClosed).Select(static assertion => assertion.AssertionId)];
            string[] openFeatures = [.. features[milestone.MilestoneId].Where(static feature => feature.Status != FeatureStatus.Done).Select(static feature => feature.FeatureId)];
            derived.Add(milestone with
            {
                MissionId = mission.MissionId,
                Kind = milestone.Kind ?? MilestoneKind.Work,
                Profile = milestone.Profile ?? MilestoneProfile.Custom,
                Status = isSealed ? MilestoneStatus.Sealed : isActive ? ActiveStatus(mission.Status, features[milestone.MilestoneId]) : MilestoneStatus.Pending,
                IsActive = isActive,
                Gate = isSealed ? GateState.Sealed : openAssertions.Length + openFeatures.Length == 0 ? GateState.Clear : GateState.Held,
                FeatureIds = [.. features[milestone.MilestoneId].Select(static feature => feature.FeatureId)],
                Progress = Progress.Of(features[milestone.MilestoneId], assertions[milestone.MilestoneId]),
                OpenAssertionIds = openAssertions,
                OpenFeatureIds = openFeatures,
            });
        }

        return derived;
    }

    /// <summary>What is really going on: the stored status where it is a decision, else what the milestones show.</summary>
    public static string EffectiveStatus(string stored, IReadOnlyList<Milestone> derived)
    {
        if (stored is MissionStatus.Draft || MissionStatus.IsFinished(stored))
        {
            return stored;
        }

        Milestone? active = derived.FirstOrDefault(static milestone => milestone.IsActive);
        if (active is null)
        {
            return MissionStatus.Completed;
        }

        return active.Status == MilestoneStatus.Pending ? stored : active.Status;
    }

    /// <summary>The id of the first milestone that is not sealed, else of the first, else empty.</summary>
    public static string CurrentMilestoneId(IReadOnlyList<Milestone> derived) =>
        (derived.FirstOrDefault(static milestone => milestone.Status != MilestoneStatus.Sealed) ?? derived.FirstOrDefault())?.MilestoneId ?? "";

    public static bool IsSealed(Mission mission, string milestoneId) => mission.CompletedMilestoneIds?.Contains(milestoneId) ?? false;

    private static string ActiveStatus(string missionStatus, IEnumerable<Feature> features)
    {
        bool any = false, started = false, allDone = true;
        foreach (Feature feature in features)
        {
            any = true;
            started |= feature.Status != FeatureStatus.Pending;
            allDone &= feature.Status == FeatureStatus.Done;
        }

        if (started)
        {
            return any && allDone ? MilestoneStatus.Validating : MilestoneStatus.Executing;
        }

        return missionStatus switch
        {
            MissionStatus.Executing => MilestoneStatus.Executing,
            MissionStatus.Validating => MilestoneStatus.Validating,
            MissionStatus.Failed => MilestoneStatus.Failed,
            _ => MilestoneStatus.Pending,
        };
    }
}
