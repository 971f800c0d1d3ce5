using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro;

/// <summary>A check of a mission: one for each assertion, feature and milestone.</summary>
public sealed record MissionCheck : CheckResult
{
    /// <summary>The kind of the check that a rejected or failed mission has in addition to those of its parts.</summary>
    internal const string OfMission = "mission";

    /// <summary>The kind of what could not be checked.</summary>
    internal const string OfError = "error";

    /// <summary>assertion, feature or milestone; mission for one that was rejected or failed; in reports also error, for what could not be checked.</summary>
    public string Kind { get; internal init; } = null!;

    /// <summary>The mission.</summary>
    public string MissionId { get; internal init; } = null!;

    /// <summary>The status or result, in its own words.</summary>
    public string Status { get; internal init; } = null!;

    /// <summary>What proves an assertion that passed; null for everything else.</summary>
    public string? Evidence { get; internal init; }

    /// <summary>How long the command ran that shows the result; zero where none did.</summary>
    internal TimeSpan Duration { get; init; }

    /// <summary>What could not be checked, as a check that failed.</summary>
    internal static MissionCheck OfProblem(MaestroException problem) => new()
    {
        Name = problem.Code,
        Kind = OfError,
        MissionId = "",
        Target = problem.Target?.ToString(),
        Status = problem.Code,
        Passed = false,
        Message = problem.Message,
        Fix = problem.Hint,
    };

    /// <summary>The checks of a mission, in the order assertions, features, milestones.</summary>
    /// <param name="state">The mission with all that belongs to it.</param>
    /// <param name="mustName">True when what is to be typed has to name the mission.</param>
    /// <param name="strict">True when a pass without evidence does not count.</param>
    /// <param name="gate">What is asked of proof; null for nothing but that it can be read.</param>
    /// <param name="proofs">What was recorded as proof.</param>
    /// <param name="mayMove">True for a feature that the reader can take to its next status; null for every one.</param>
    internal static IEnumerable<MissionCheck> Of(MissionState state, bool mustName, bool strict = false, ProofGate? gate = null, MissionProofs? proofs = null, Func<Feature, bool>? mayMove = null)
    {
        proofs ??= MissionProofs.None;
        string missionId = state.Mission.MissionId;
        if (state.Mission.Status is MissionStatus.Rejected or MissionStatus.Failed)
        {
            yield return new MissionCheck
            {
                Name = $"{missionId}: {state.Mission.Title}",
                Kind = OfMission,
                MissionId = missionId,
                Target = missionId,
                Status = state.Mission.Status,
                Passed = false,
                Message = $"is {state.Mission.Status}",
            };
        }

        foreach (Assertion assertion in state.Assertions)
        {
            // The evidence of before says nothing of what is to be shown again; the reason does.
            string proof = assertion.WaivedReason
                ?? (assertion.Result == AssertionResult.Pending && proofs.Of(assertion.AssertionId) is { Result: AssertionResult.Pending, Reason: { } why } ? why : assertion.Evidence)
                ?? "";
            string? objection = gate is not null ? gate.Objection(assertion)
                : assertion.Result == AssertionResult.Passed && proofs.ProblemOf(assertion.AssertionId) is { } damage ? $"but its proof can't be read: {damage}".TrimEnd('.')
                : null;
            string run = assertion.Result == AssertionResult.Passed && proofs.Of(assertion.AssertionId) is { Result: AssertionResult.Passed, Run: { Result: not AssertionResult.Passed } failed }
                ? $" ('{Display.Short(failed.Command ?? failed.Witness)}' {failed.Result} before)"
                : "";
            bool counts = assertion.IsClosed && objection is null && !(strict && assertion.IsUnproven);
            yield return new MissionCheck
            {
                Name = $"{assertion.AssertionId}: {assertion.Description}",
                Kind = "assertion",
                MissionId = missionId,
                Target = assertion.AssertionId,
                Status = assertion.Result,
                Passed = counts,
                Duration = proofs.Of(assertion.AssertionId)?.LastRun?.Duration ?? TimeSpan.Zero,
                Evidence = assertion.Result == AssertionResult.Passed ? assertion.Evidence : null,
                Message = objection is not null ? $"is passed, {objection}"
                    : assertion.IsUnproven ? "is passed, unproven: there is no evidence"
                    : proof.Length == 0 ? $"is {assertion.Result}{(assertion.Result == AssertionResult.Waived ? " without a reason" : "")}"
                    : $"is {assertion.Result}: {proof}{run}",
                Fix = counts ? null : First(state.Mission, () => objection is not null ? AssertionAdvice.Run(assertion, proofs.Of(assertion.AssertionId)?.LastRun?.Command, mustName) : AssertionAdvice.Command(assertion, mustName)),
            };
        }

        foreach (Feature feature in state.Features)
        {
            string blocked = feature.BlockedBy.Count == 0 ? "" : $", depends on {Display.Words(feature.BlockedBy)}";
            string[] parts = FeatureParts.Open(feature.FeatureId, state.Features);
            bool done = feature.Status == FeatureStatus.Done && parts.Length == 0;
            yield return new MissionCheck
            {
                Name = $"{feature.FeatureId}: {feature.Title}",
                Kind = "feature",
                MissionId = missionId,
                Target = feature.FeatureId,
                Status = feature.Status,
                Passed = done,
                Message = feature.Status == FeatureStatus.Done && !done ? $"is done, but not its {(parts.Length == 1 ? "part" : "parts")} {Display.List(parts)}" : $"is {feature.Status}{(done ? "" : blocked)}",
                Fix = done ? null
                    : parts is [var part, ..] && state.Mission.Status != MissionStatus.Draft ? CommandText.InMission($"Get-MaestroFeature {part}", missionId, mustName)
                    : FeatureAdvice.Command(feature, state.Mission, mayMove?.Invoke(feature) ?? true, mustName),
            };
        }

        foreach (Milestone milestone in state.Milestones)
        {
            bool isSealed = milestone.Status == MilestoneStatus.Sealed;
            yield return new MissionCheck
            {
                Name = $"{milestone.MilestoneId}: {milestone.Title}",
                Kind = "milestone",
                MissionId = missionId,
                Target = milestone.MilestoneId,
                Status = milestone.Status,
                Passed = isSealed,
                Message = $"is {milestone.Status}, {milestone.Progress}",
                Fix = isSealed ? null : First(state.Mission, () => state.Assertions.FirstOrDefault(each => each.MilestoneId == milestone.MilestoneId && !each.IsClosed) is { } open
                    ? AssertionAdvice.Command(open, mustName)
                    : CommandText.InMission($"Complete-MaestroMilestone {milestone.MilestoneId}", missionId, mustName)),
            };
        }
    }

    // A plan is approved before anything of it is proven or sealed, and with a rejected one nothing is to be done.
    private static string? First(Mission mission, Func<string> fix) => mission.Status switch
    {
        MissionStatus.Draft => CommandText.Of($"Approve-MaestroMission {mission.MissionId}"),
        MissionStatus.Rejected => null,
        _ => fix(),
    };
}
