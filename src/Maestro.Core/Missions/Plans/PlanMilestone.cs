namespace Maestro;

/// <summary>A milestone of a plan.</summary>
public sealed record PlanMilestone
{
    /// <summary>The id, unique in the plan; any text that is not blank.</summary>
    public string MilestoneId { get; internal init; } = null!;

    /// <summary>What it is called.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>What it is for; may be empty.</summary>
    public string Description { get; internal init; } = "";

    /// <summary>Its place in the mission, from 0; two may share one.</summary>
    public int Order { get; internal init; }

    /// <summary>work or gate; null means work.</summary>
    public string? Kind { get; internal init; }

    /// <summary>One of the words of <see cref="MilestoneProfile"/>; null means custom.</summary>
    public string? Profile { get; internal init; }

    internal static PlanMilestone Of(Milestone milestone) => new()
    {
        MilestoneId = milestone.MilestoneId,
        Title = milestone.StoredTitle,
        Description = milestone.Description,
        Order = milestone.Order,
        Kind = milestone.Kind,
        Profile = milestone.Profile,
    };

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

    /// <summary>The id.</summary>
    public override string ToString() => MilestoneId;
}
