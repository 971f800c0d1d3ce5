

namespace Maestro.Missions;

/// <summary>A mission with its features and assertions, and all that follows from them. Pure.</summary>
internal sealed class MissionState
{
    private MissionState(Mission mission, IReadOnlyList<Milestone> milestones, IReadOnlyList<Feature> features, IReadOnlyList<Assertion> assertions)
    {
        Mission = mission;
        Milestones = milestones;
        Features = features;
        Assertions = assertions;
    }

    public Mission Mission { get; }

    /// <summary>In their order, with status and progress.</summary>
    public IReadOnlyList<Milestone> Milestones { get; }

    /// <summary>In plan order, with dependencies resolved.</summary>
    public IReadOnlyList<Feature> Features { get; }

    public IReadOnlyList<Assertion> Assertions { get; }

    /// <summary>The ids of features that the mission lists, but that have no file.</summary>
    public IReadOnlyList<string> AbsentFeatureIds { get; private init; } = [];

    /// <param name="stored">The mission as stored.</param>
    /// <param name="features">Its features as stored.</param>
    /// <param name="assertions">Its assertions as stored.</param>
    /// <param name="details">What is said about them.</param>
    public static MissionState Derive(Mission stored, IReadOnlyList<Feature> features, IReadOnlyList<Assertion> assertions, MissionDetails? details = null)
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
        Mission mission = stored with
        {
            EffectiveStatus = MilestoneDerivation.EffectiveStatus(stored.Status, milestones),
            Progress = Progress.Of(features, assertions),
            DerivedMilestones = milestones,
        };
        return new MissionState(mission, milestones, FeatureDependencies.Resolve(mission, features), assertions)
        {
            AbsentFeatureIds = [.. MissionIntegrity.Absent(stored, features)],
        };
    }
}
