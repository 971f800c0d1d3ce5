using Maestro.Missions;

namespace Maestro;

/// <summary>What a feature of a plan promises: an entry of <c>fulfills</c>, which becomes an assertion.</summary>
public sealed record PlanAssertion
{
    /// <summary>The id of the assertion: the plan's own, or <c>&lt;feature&gt;-assertion-&lt;n&gt;</c>.</summary>
    public string AssertionId { get; internal init; } = "";

    /// <summary>What is promised.</summary>
    public string Description { get; internal init; } = null!;

    /// <summary>The command that proves it, or null.</summary>
    public string? Check { get; internal init; }

    /// <summary>The result that it has already, in the words of <see cref="AssertionResult"/>; null when the plan does not say.</summary>
    public string? Status { get; internal init; }

    /// <summary>What proves that result, or the reason of a waiver; null when the plan does not say.</summary>
    public string? Evidence { get; internal init; }

    /// <summary>True when the plan has to give the id; others get one.</summary>
    internal bool HasOwnId { get; init; }

    /// <summary>The words that a feature's file lists: the id where it says something, else the text.</summary>
    internal string Entry(string featureId) => PlanAssertions.IsNumbered(featureId, AssertionId) ? Description : AssertionId;

    internal Assertion ToAssertion(PlanFeature feature, string missionId, DateTimeOffset now, bool importProgress)
    {
        bool isProven = feature is { Status: FeatureStatus.Done, Evidence: not null } && Status is null;
        string result = importProgress ? Status ?? (isProven ? AssertionResult.Passed : AssertionResult.Pending) : AssertionResult.Pending;
        string? evidence = importProgress ? Evidence ?? (isProven ? feature.Evidence : null) : null;
        bool isWaived = result == AssertionResult.Waived;
        return new Assertion
        {
            AssertionId = AssertionId,
            MissionId = missionId,
            MilestoneId = feature.MilestoneId,
            FeatureId = feature.FeatureId,
            Result = result,
            Description = Description,
            Evidence = isWaived ? null : evidence,
            WaivedReason = isWaived ? evidence : null,
            Check = Check,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    /// <summary>The id.</summary>
    public override string ToString() => AssertionId;
}
