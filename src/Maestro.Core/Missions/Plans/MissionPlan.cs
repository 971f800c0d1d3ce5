using Maestro.Missions;

namespace Maestro;

/// <summary>A checked plan: what a mission is made from. Only <c>PlanReader</c> makes one, so every rule of plans holds for it.</summary>
public sealed record MissionPlan
{
    /// <summary>What the mission is called.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for; empty when the plan does not say.</summary>
    public string Description { get; init; } = "";

    /// <summary>The longer proposal behind the plan, or null.</summary>
    public string? Proposal { get; init; }

    /// <summary>The milestones in plan order; those of the workflow when one was given.</summary>
    public required IReadOnlyList<PlanMilestone> Milestones { get; init; }

    /// <summary>The features in plan order; may be empty.</summary>
    public required IReadOnlyList<PlanFeature> Features { get; init; }

    /// <summary>Makes the records of a new draft mission: nothing is sealed, every feature and assertion is pending.</summary>
    internal PlannedMission ToMission(string missionId, DateTimeOffset now)
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
        return new PlannedMission(
            mission,
            [.. Features.Select(feature => feature.ToFeature(missionId, now))],
            PlanAssertions.Of(Features, missionId, now));
    }
}

/// <summary>A milestone of a plan.</summary>
public sealed record PlanMilestone
{
    /// <summary>The id, unique in the plan; any text that is not blank.</summary>
    public required string MilestoneId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>Its place in the mission, from 0; two may share one.</summary>
    public required int Order { get; init; }

    /// <summary>work or gate; null means work.</summary>
    public string? Kind { get; init; }

    /// <summary>One of the words of <see cref="MilestoneProfile"/>; null means custom.</summary>
    public string? Profile { get; init; }

    internal Milestone ToMilestone(string missionId) => new()
    {
        MilestoneId = MilestoneId,
        MissionId = missionId,
        Title = Title,
        Description = Description,
        Order = Order,
        Kind = Kind,
        Profile = Profile,
    };
}

/// <summary>A feature of a plan.</summary>
public sealed record PlanFeature
{
    /// <summary>The id, unique in the plan: letters, digits, <c>_</c> and <c>-</c>, beginning with a letter or digit; at most 120.</summary>
    public required string FeatureId { get; init; }

    /// <summary>The milestone it belongs to.</summary>
    public required string MilestoneId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What is to be done; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>The name of a worker skill, such as codex or <c>team:reviewer</c>.</summary>
    public required string WorkerType { get; init; }

    /// <summary>What the worker does to prove the work; at least one step.</summary>
    public required IReadOnlyList<string> VerificationSteps { get; init; }

    /// <summary>The ids of the features that come before it.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>What it promises; each entry becomes an assertion.</summary>
    public IReadOnlyList<string> Fulfills { get; init; } = [];

    /// <summary>What must hold before it begins, or null.</summary>
    public string? Preconditions { get; init; }

    /// <summary>How the result behaves, or null.</summary>
    public string? ExpectedBehavior { get; init; }

    internal Feature ToFeature(string missionId, DateTimeOffset now) => new()
    {
        FeatureId = FeatureId,
        MissionId = missionId,
        MilestoneId = MilestoneId,
        Status = FeatureStatus.Pending,
        Title = Title,
        Description = Description,
        WorkerType = WorkerType,
        VerificationSteps = VerificationSteps,
        DependsOn = DependsOn,
        Fulfills = Fulfills,
        Preconditions = Preconditions,
        ExpectedBehavior = ExpectedBehavior,
        CreatedAt = now,
        UpdatedAt = now,
    };
}

/// <summary>The records that a plan becomes.</summary>
internal sealed record PlannedMission(Mission Mission, IReadOnlyList<Feature> Features, IReadOnlyList<Assertion> Assertions);
