namespace Maestro.Missions;

/// <summary>A feature as it was read.</summary>
internal sealed class DraftFeature
{
    public required string Path { get; init; }

    /// <summary>Where its object begins.</summary>
    public required int Offset { get; init; }

    public PlanText Id { get; set; } = PlanText.Missing;

    public PlanText MilestoneId { get; set; } = PlanText.Missing;

    public string? Title { get; set; }

    public string? Description { get; set; }

    public PlanText WorkerType { get; set; } = PlanText.Missing;

    public List<PlanText> VerificationSteps { get; set; } = [];

    public List<PlanText> DependsOn { get; set; } = [];

    public List<DraftAssertion> Fulfills { get; set; } = [];

    public string? Preconditions { get; set; }

    public string? ExpectedBehavior { get; set; }

    public int? Priority { get; set; }

    public List<PlanText> Labels { get; set; } = [];

    public List<PlanText> Files { get; set; } = [];

    public PlanText ParentId { get; set; } = PlanText.Missing;

    public string? Status { get; set; }

    public string? Evidence { get; set; }

    /// <param name="milestoneId">The milestone of features that name none.</param>
    /// <param name="worker">The worker type of features that name none.</param>
    public PlanFeature ToFeature(string? milestoneId, string? worker) => new()
    {
        FeatureId = Id.Value!,
        MilestoneId = MilestoneId.Value ?? milestoneId!,
        Title = Title!,
        Description = Description ?? "",
        WorkerType = WorkerType.Value ?? worker!,
        VerificationSteps = Texts(VerificationSteps),
        DependsOn = Texts(DependsOn),
        Fulfills = [.. Fulfills.Select(static entry => entry.ToAssertion())],
        Preconditions = Preconditions,
        ExpectedBehavior = ExpectedBehavior,
        Priority = Priority ?? FeaturePriority.Default,
        Labels = Texts(Labels),
        Files = Texts(Files),
        ParentId = ParentId.Value,
        Status = Status,
        Evidence = Evidence,
    };

    private static IReadOnlyList<string> Texts(List<PlanText> texts) => [.. texts.Select(text => text.Value!)];
}

/// <summary>An entry of <c>fulfills</c> as it was read: a text, or an object with an id of its own.</summary>
internal sealed class DraftAssertion
{
    public required string Path { get; init; }

    /// <summary>Of an object alone.</summary>
    public PlanText Id { get; set; } = PlanText.Missing;

    public PlanText Description { get; set; } = PlanText.Missing;

    public string? Check { get; set; }

    public string? Status { get; set; }

    public string? Evidence { get; set; }

    public PlanAssertion ToAssertion() => new()
    {
        AssertionId = Id.Value ?? "",
        HasOwnId = Id.Value is not null,
        Description = Description.Value ?? Id.Value!,
        Check = Check,
        Status = Status,
        Evidence = Evidence,
    };
}
