using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>A feature as it was read.</summary>
internal sealed class DraftFeature
{
    public required PlanPath Path { get; init; }

    /// <summary>Where its object begins.</summary>
    public required int Offset { get; init; }

    public PlanText Id { get; set; } = PlanText.Missing;

    public PlanText MilestoneId { get; set; } = PlanText.Missing;

    public string? Title { get; set; }

    public string? Description { get; set; }

    public PlanText WorkerType { get; set; } = PlanText.Missing;

    public IReadOnlyList<PlanText> VerificationSteps { get; set; } = [];

    public IReadOnlyList<PlanText> DependsOn { get; set; } = [];

    public IReadOnlyList<DraftAssertion> Fulfills { get; set; } = [];

    public string? Preconditions { get; set; }

    public string? ExpectedBehavior { get; set; }

    public int? Priority { get; set; }

    public IReadOnlyList<PlanText> Labels { get; set; } = [];

    public IReadOnlyList<PlanText> Files { get; set; } = [];

    public PlanText ParentId { get; set; } = PlanText.Missing;

    public string? Status { get; set; }

    public string? Evidence { get; set; }

    /// <param name="milestoneId">The milestone of features that name none.</param>
    /// <param name="worker">The worker type of features that name none.</param>
    /// <param name="shared">The texts that many features have in common.</param>
    public PlanFeature ToFeature(string? milestoneId, string? worker, HashSet<string> shared) => new()
    {
        FeatureId = Id.Value!,
        MilestoneId = Shared(MilestoneId.Value ?? milestoneId!, shared),
        Title = Title!,
        Description = Description ?? "",
        WorkerType = Shared(WorkerType.Value ?? worker!, shared),
        VerificationSteps = Texts(VerificationSteps),
        DependsOn = Texts(DependsOn),
        Fulfills = Entries(),
        Preconditions = Preconditions,
        ExpectedBehavior = ExpectedBehavior,
        Priority = Priority ?? FeaturePriority.Default,
        Labels = Texts(Labels),
        Files = Texts(Files),
        ParentId = ParentId.Value,
        Status = Status,
        Evidence = Evidence,
    };

    private static string Shared(string text, HashSet<string> shared)
    {
        if (shared.TryGetValue(text, out string? same))
        {
            return same;
        }

        shared.Add(text);
        return text;
    }

    private static IReadOnlyList<string> Texts(IReadOnlyList<PlanText> texts)
    {
        string[] values = texts.Count == 0 ? [] : new string[texts.Count];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = texts[index].Value!;
        }

        return ReadOnly.Own(values);
    }

    private IReadOnlyList<PlanAssertion> Entries()
    {
        PlanAssertion[] entries = Fulfills.Count == 0 ? [] : new PlanAssertion[Fulfills.Count];
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
    public PlanText Id { get; set; } = PlanText.Missing;

    public PlanText Description { get; set; } = PlanText.Missing;

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
