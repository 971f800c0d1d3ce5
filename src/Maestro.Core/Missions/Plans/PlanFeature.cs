namespace Maestro;

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
