using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>A feature as it was read.</summary>
internal sealed class DraftFeature
{
    public required PlanPath Path { get; init; }

    /// <summary>Where its object begins.</summary>
    public required int Offset { get; init; }

    public PlanText Id { get; set; }

    public PlanText MilestoneId { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public PlanText WorkerType { get; set; }

    public IReadOnlyList<string> VerificationSteps { get; set; } = ReadOnly.List<string>(null);

    public PlanText[] DependsOn { get; set; } = [];

    public DraftAssertion[] Fulfills { get; set; } = [];

    public string? Preconditions { get; set; }

    public string? ExpectedBehavior { get; set; }

    public int? Priority { get; set; }

    public IReadOnlyList<string> Labels { get; set; } = ReadOnly.List<string>(null);

    public IReadOnlyList<string> Files { get; set; } = ReadOnly.List<string>(null);

    public PlanText ParentId { get; set; }

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
        VerificationSteps = VerificationSteps,
        DependsOn = Texts(DependsOn),
        Fulfills = Entries(),
        Preconditions = Preconditions,
        ExpectedBehavior = ExpectedBehavior,
        Priority = Priority ?? FeaturePriority.Default,
        Labels = Labels,
        Files = Files,
        ParentId = ParentId.Value,
        Status = Status,
        Evidence = Evidence,
    };

    private static IReadOnlyList<string> Texts(PlanText[] texts)
    {
        string[] values = texts.Length == 0 ? [] : new string[texts.Length];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = texts[index].Value!;
        }

        return ReadOnly.Own(values);
    }

    private IReadOnlyList<PlanAssertion> Entries()
    {
        PlanAssertion[] entries = Fulfills.Length == 0 ? [] : new PlanAssertion[Fulfills.Length];
        for (int index = 0; index < entries.Length; index++)
        {
            entries[index] = Fulfills[index].ToAssertion(Id.Value!, index);
        }

        return ReadOnly.Own(entries);
    }
}

/// <summary>An entry of <c>fulfills</c> as it was read: a text, or an object with an id of its own.</summary>
internal sealed class DraftAssertion
{
    public required PlanPath Path { get; init; }

    /// <summary>Of an object alone.</summary>
    public PlanText Id { get; set; }

    public PlanText Description { get; set; }

    public string? Check { get; set; }

    public string? Status { get; set; }

    public string? Evidence { get; set; }

    /// <summary>The entry with the id that it gets if no other entry stands against it.</summary>
    public PlanAssertion ToAssertion(string featureId, int index) => new()
    {
        AssertionId = Id.Value ?? (PlanAssertions.HasFormOfId(Description.Value!) ? Description.Value! : PlanAssertions.Numbered(featureId, index)),
        HasOwnId = Id.Value is not null,
        Description = Description.Value ?? Id.Value!,
        Check = Check,
        Status = Status,
        Evidence = Evidence,
    };
}
