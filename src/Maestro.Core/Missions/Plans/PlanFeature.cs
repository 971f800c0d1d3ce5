using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro;

/// <summary>A feature of a plan.</summary>
public sealed record PlanFeature
{
    /// <summary>The id, unique in the plan: letters, digits, <c>_</c>, <c>-</c> and single dots inside, beginning with a letter or digit; at most 120.</summary>
    public string FeatureId { get; internal init; } = null!;

    /// <summary>The milestone it belongs to.</summary>
    public string MilestoneId { get; internal init; } = null!;

    /// <summary>What it is called.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>What is to be done; may be empty.</summary>
    public string Description { get; internal init; } = "";

    /// <summary>The name of a worker skill, such as codex or <c>team:reviewer</c>.</summary>
    public string WorkerType { get; internal init; } = null!;

    /// <summary>What the worker does to prove the work; at least one step.</summary>
    public IReadOnlyList<string> VerificationSteps { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The ids of the features that come before it.</summary>
    public IReadOnlyList<string> DependsOn { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>What it promises; each entry becomes an assertion.</summary>
    public IReadOnlyList<PlanAssertion> Fulfills { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<PlanAssertion>(null);

    /// <summary>What must hold before it begins, or null.</summary>
    public string? Preconditions { get; internal init; }

    /// <summary>How the result behaves, or null.</summary>
    public string? ExpectedBehavior { get; internal init; }

    /// <summary>How urgent it is: from 0, the most urgent, to 4. Default: 2.</summary>
    public int Priority { get; internal init; } = FeaturePriority.Default;

    /// <summary>Words to find it by; may be empty.</summary>
    public IReadOnlyList<string> Labels { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Globs of the files it is about; may be empty.</summary>
    public IReadOnlyList<string> Files { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The feature that this one is a part of, or null.</summary>
    public string? ParentId { get; internal init; }

    /// <summary>The status that it has already, in the words of <see cref="FeatureStatus"/>; null when the plan does not say.</summary>
    public string? Status { get; internal init; }

    /// <summary>What proves work that is done already; null when the plan does not say.</summary>
    public string? Evidence { get; internal init; }

    /// <summary>True when the plan says how far the work is.</summary>
    internal bool HasProgress => Status is not null || Evidence is not null || Fulfills.Any(static entry => entry.Status is not null || entry.Evidence is not null);

    internal Feature ToFeature(string missionId, DateTimeOffset now, bool importProgress) => new()
    {
        FeatureId = FeatureId,
        MissionId = missionId,
        MilestoneId = MilestoneId,
        Status = importProgress ? Status ?? FeatureStatus.Pending : FeatureStatus.Pending,
        Title = Title,
        Description = Description,
        WorkerType = WorkerType,
        VerificationSteps = VerificationSteps,
        DependsOn = DependsOn,
        Fulfills = [.. Fulfills.Select(entry => entry.Entry(FeatureId))],
        Preconditions = Preconditions,
        ExpectedBehavior = ExpectedBehavior,
        Priority = Priority,
        Labels = Labels,
        Files = Files,
        ParentId = ParentId,
        CreatedAt = now,
        UpdatedAt = now,
    };

    /// <summary>The id.</summary>
    public override string ToString() => FeatureId;
}
