

namespace Maestro.Missions;

/// <summary>A text of the plan and where it stands; <c>Value</c> is null when it is missing or not a text.</summary>
/// <remarks>A class, as lists of classes alone are compiled ahead of time.</remarks>
internal sealed record PlanText(string? Value, int Offset)
{
    public static PlanText Missing { get; } = new(null, 0);
}

/// <summary>A plan as it was read, complete or not, with the place of everything that a later check may complain about.</summary>
internal sealed class PlanDraft
{
    public string? Title { get; set; }

    public string? Description { get; set; }

    public string? Proposal { get; set; }

    /// <summary>Null when the plan has no list of milestones.</summary>
    public List<DraftMilestone>? Milestones { get; set; }

    public List<DraftFeature> Features { get; } = [];

    /// <summary>The plan, once nothing is wrong with the draft.</summary>
    public MissionPlan ToPlan(IReadOnlyList<PlanMilestone>? workflowMilestones) => new()
    {
        Title = Title!,
        Description = Description ?? "",
        Proposal = Proposal,
        Milestones = workflowMilestones ?? [.. Milestones!.Select(milestone => milestone.ToMilestone())],
        Features = [.. Features.Select(feature => feature.ToFeature())],
    };
}

/// <summary>A milestone as it was read.</summary>
internal sealed class DraftMilestone
{
    public required string Path { get; init; }

    public PlanText Id { get; set; } = PlanText.Missing;

    public string? Title { get; set; }

    public string? Description { get; set; }

    public int Order { get; set; }

    public string? Kind { get; set; }

    public string? Profile { get; set; }

    public PlanMilestone ToMilestone() => new()
    {
        MilestoneId = Id.Value!,
        Title = Title!,
        Description = Description!,
        Order = Order,
        Kind = Kind,
        Profile = Profile,
    };
}

/// <summary>A feature as it was read.</summary>
internal sealed class DraftFeature
{
    public required string Path { get; init; }

    public PlanText Id { get; set; } = PlanText.Missing;

    public PlanText MilestoneId { get; set; } = PlanText.Missing;

    public string? Title { get; set; }

    public string? Description { get; set; }

    public string? WorkerType { get; set; }

    public List<PlanText> VerificationSteps { get; set; } = [];

    public List<PlanText> DependsOn { get; set; } = [];

    public List<PlanText> Fulfills { get; set; } = [];

    public string? Preconditions { get; set; }

    public string? ExpectedBehavior { get; set; }

    public PlanFeature ToFeature() => new()
    {
        FeatureId = Id.Value!,
        MilestoneId = MilestoneId.Value!,
        Title = Title!,
        Description = Description!,
        WorkerType = WorkerType!,
        VerificationSteps = Texts(VerificationSteps),
        DependsOn = Texts(DependsOn),
        Fulfills = Texts(Fulfills),
        Preconditions = Preconditions,
        ExpectedBehavior = ExpectedBehavior,
    };

    private static IReadOnlyList<string> Texts(List<PlanText> texts) => [.. texts.Select(text => text.Value!)];
}
