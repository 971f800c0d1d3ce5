using Maestro.Kernel;

namespace Maestro;

/// <summary>A feature of a plan.</summary>
public sealed record PlanFeature
{
    /// <summary>The id, unique in the plan: letters, digits, <c>_</c> and <c>-</c>, beginning with a letter or digit; at most 120.</summary>
    public string FeatureId { get; internal init; } = null!;

    /// <summary>The milestone it belongs to.</summary>
    public string MilestoneId { get; internal init; } = null!;

    /// <summary>What it is called.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>What is to be done; may be empty.</summary>
    public string Description { get; internal init; } = null!;

    /// <summary>The name of a worker skill, such as codex or <c>team:reviewer</c>.</summary>
    public string WorkerType { get; internal init; } = null!;

    /// <summary>What the worker does to prove the work; at least one step.</summary>
    public IReadOnlyList<string> VerificationSteps { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The ids of the features that come before it.</summary>
    public IReadOnlyList<string> DependsOn { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>What it promises; each entry becomes an assertion.</summary>
    public IReadOnlyList<string> Fulfills { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>What must hold before it begins, or null.</summary>
    public string? Preconditions { get; internal init; }

    /// <summary>How the result behaves, or null.</summary>
    public string? ExpectedBehavior { get; internal init; }

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
