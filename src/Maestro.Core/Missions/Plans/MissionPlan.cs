using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro;

/// <summary>A checked plan: what a mission is made from. Only <c>PlanReader</c> makes one, so every rule of plans holds for it.</summary>
public sealed record MissionPlan
{
    /// <summary>What the mission is called.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>What it is for; empty when the plan does not say.</summary>
    public string Description { get; internal init; } = "";

    /// <summary>The longer proposal behind the plan, or null.</summary>
    public string? Proposal { get; internal init; }

    /// <summary>The milestones in plan order; those of the workflow when one was given.</summary>
    public IReadOnlyList<PlanMilestone> Milestones { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<PlanMilestone>(null);

    /// <summary>The features in plan order; may be empty.</summary>
    public IReadOnlyList<PlanFeature> Features { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<PlanFeature>(null);

    /// <summary>True when the plan says how far the work is.</summary>
    internal bool HasProgress => Features.Any(static feature => feature.HasProgress);

    /// <summary>Makes the records of a new draft mission: nothing is sealed, and every feature and assertion is pending unless progress is imported.</summary>
    internal PlannedMission ToMission(string missionId, DateTimeOffset now, bool importProgress = false)
    {
        Mission mission = new()
        {
            MissionId = missionId,
            Status = MissionStatus.Draft,
            EffectiveStatus = MissionStatus.Draft,
            Title = Title,
            Description = Description,
            Proposal = Proposal,
            Milestones = [.. Milestones.Select(milestone => milestone.ToMilestone(missionId))],
            Features = [.. Features.Select(feature => feature.FeatureId)],
            CreatedAt = now,
            UpdatedAt = now,
        };
        IReadOnlyList<Feature> features = FeatureParts.Waiting([.. Features.Select(feature => feature.ToFeature(missionId, now, importProgress))]);
        Assertion[] assertions = [.. Features.SelectMany(feature => feature.Fulfills.Select(entry => entry.ToAssertion(feature, missionId, now, importProgress)))];
        return new PlannedMission(mission, features, assertions, MissionDetails.None.With(features, assertions));
    }

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
