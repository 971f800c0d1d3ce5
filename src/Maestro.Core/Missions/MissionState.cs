namespace Maestro.Missions;

/// <summary>A mission with its features and assertions, and all that follows from them. Pure.</summary>
internal sealed class MissionState
{
    /// <summary>What stands for a conclusion that damaged files don't allow.</summary>
    public const string Unknown = "unknown";

    private MissionState(Mission mission, IReadOnlyList<Milestone> milestones, IReadOnlyList<Feature> features, IReadOnlyList<Assertion> assertions, bool isWhole)
    {
        Mission = mission;
        Milestones = milestones;
        Features = features;
        Assertions = assertions;
        IsWhole = isWhole;
    }

    public Mission Mission { get; }

    /// <summary>In their order, with status and progress.</summary>
    public IReadOnlyList<Milestone> Milestones { get; }

    /// <summary>In plan order, with dependencies resolved.</summary>
    public IReadOnlyList<Feature> Features { get; }

    public IReadOnlyList<Assertion> Assertions { get; }

    /// <summary>False when a file of the mission is missing, damaged or contradicts another: then nothing is ready, and counts and statuses that are derived are unknown.</summary>
    public bool IsWhole { get; }

    /// <summary>The ids of features that the mission lists, but that have no file.</summary>
    public IReadOnlyList<string> AbsentFeatureIds { get; private init; } = [];

    /// <param name="stored">The mission as stored.</param>
    /// <param name="features">Its features as stored.</param>
    /// <param name="assertions">Its assertions as stored.</param>
    /// <param name="details">What is said about them.</param>
    /// <param name="isWhole">False when these are not all, or contradict each other.</param>
    public static MissionState Derive(Mission stored, IReadOnlyList<Feature> features, IReadOnlyList<Assertion> assertions, MissionDetails? details = null, bool isWhole = true)
    {
        features = FeatureDependencies.InPlanOrder(stored, features);
        if (details?.Features is { Count: > 0 })
        {
            features = [.. features.Select(details.Of)];
        }

        assertions = details?.Of(assertions) ?? assertions;
        ILookup<string, Feature> featuresOf = features.ToLookup(static feature => feature.MilestoneId);
        ILookup<string, Assertion> assertionsOf = assertions.ToLookup(static assertion => assertion.MilestoneId);
        IReadOnlyList<Milestone> milestones = MilestoneDerivation.Derive(stored, featuresOf, assertionsOf);
        if (!isWhole)
        {
            milestones = [.. milestones.Select(static milestone => milestone with
            {
                // That it was sealed is recorded, not derived.
                Status = milestone.Status == MilestoneStatus.Sealed ? milestone.Status : Unknown,
                Gate = milestone.Gate == GateState.Sealed ? milestone.Gate : GateState.Unknown,
                Progress = milestone.Progress with { IsUnknown = true },
            })];
        }

        Mission mission = stored with
        {
            EffectiveStatus = isWhole ? MilestoneDerivation.EffectiveStatus(stored.Status, milestones) : Unknown,
            Progress = Progress.Of(features, assertions) with { IsUnknown = !isWhole },
            DerivedMilestones = milestones,
        };
        IReadOnlyList<Feature> resolved = FeatureDependencies.Resolve(mission, features);
        return new MissionState(mission, milestones, isWhole ? resolved : [.. resolved.Select(Unsettled)], assertions, isWhole)
        {
            AbsentFeatureIds = [.. MissionIntegrity.Absent(stored, features)],
        };
    }

    private static Feature Unsettled(Feature feature) => feature with
    {
        Phase = feature.Status == FeatureStatus.Pending ? FeaturePhase.Unknown : feature.Phase,
        IsReady = false,
        IsCritical = false,
    };
}
