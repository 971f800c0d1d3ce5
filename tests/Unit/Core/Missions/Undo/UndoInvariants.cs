using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Tests;

/// <summary>What holds of a state that an undo leads to, told without the rules that decide about it.</summary>
internal static class UndoInvariants
{
    private static readonly string[] Way = [FeatureStatus.Pending, FeatureStatus.Assigned, FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done];

    /// <summary>What does not hold.</summary>
    public static IEnumerable<string> Violations(UndoStage stage, MissionState before, MissionState after, bool strict, Author author)
    {
        var was = before.Features.ToDictionary(static feature => feature.FeatureId);
        HashSet<string> done = [.. after.Features.Where(static feature => feature.Status == FeatureStatus.Done).Select(static feature => feature.FeatureId)];
        string[] closed = [.. after.Mission.CompletedMilestoneIds ?? []];
        if (!after.IsWhole)
        {
            yield return "the mission is damaged";
        }

        if (before.Mission.IsFinished && after.Mission.IsFinished && (Statuses(before) != Statuses(after) || string.Join(',', before.Mission.CompletedMilestoneIds ?? []) != string.Join(',', closed)))
        {
            yield return "a finished mission changed";
        }

        foreach (Feature feature in after.Features)
        {
            string? status = was.GetValueOrDefault(feature.FeatureId)?.Status;
            bool isForward = Array.IndexOf(Way, feature.Status) > Math.Max(0, Array.IndexOf(Way, status));
            bool starts = isForward && feature.Status is FeatureStatus.InProgress or FeatureStatus.Assigned;
            string[] open = [.. after.Features.Where(part => part.ParentId == feature.FeatureId && part.Status != FeatureStatus.Done).Select(static part => part.FeatureId)];
            if (feature.Status == FeatureStatus.Done && open.Length > 0 && !stage.State.Store.Paths.Any(static path => path.EndsWith("overrides.json", StringComparison.Ordinal)))
            {
                yield return $"{feature.FeatureId} is done before {open[0]}";
            }

            if (feature.IsCircular && !was.Values.Any(static each => each.IsCircular))
            {
                yield return $"{feature.FeatureId} waits for itself";
            }

            if (feature is { MilestoneId: "n", Status: not (FeatureStatus.Pending or FeatureStatus.Blocked) } && !closed.Contains("g") && before.Mission.CompletedMilestoneIds?.Contains("g") == true)
            {
                yield return $"{feature.FeatureId} is at work behind a gate that was opened again";
            }

            if (starts && after.Mission.Status is MissionStatus.Paused or MissionStatus.Draft)
            {
                yield return $"{feature.FeatureId} starts while the mission is {after.Mission.Status}";
            }

            if (starts && strict && (open.Length > 0 || feature.DependsOn.Any(id => !done.Contains(id)) || (feature.MilestoneId == "n" && !closed.Contains("g"))))
            {
                yield return $"{feature.FeatureId} starts before its turn";
            }

            if (starts && stage.State.Workspace.Claims.Get(new ClaimQuery { Reader = author }, stage.State.Feedback).FirstOrDefault(claim => claim.FeatureId == feature.FeatureId) is { IsMine: false })
            {
                yield return $"{feature.FeatureId} is claimed for somebody else";
            }

            if (isForward && strict && feature.Status is FeatureStatus.Review or FeatureStatus.Done && after.Assertions.Any(each => each.FeatureId == feature.FeatureId && each.Result is not (AssertionResult.Passed or AssertionResult.Waived)))
            {
                yield return $"{feature.FeatureId} is handed on unproven";
            }
        }

        foreach (Assertion assertion in after.Assertions)
        {
            Assertion? old = before.Assertions.FirstOrDefault(each => each.AssertionId == assertion.AssertionId);
            if (assertion is { Result: AssertionResult.Passed, Evidence: null } && old is not { Result: AssertionResult.Passed, Evidence: null })
            {
                yield return $"{assertion.AssertionId} passed without evidence";
            }

            if (old?.Result == AssertionResult.Failed && assertion.Result != AssertionResult.Failed && stage.Proof(before, old) is { Witness: not ProofWitness.Told })
            {
                yield return $"the failed run of {assertion.AssertionId} is gone";
            }

            if (assertion.Result == AssertionResult.Passed && old is not null && stage.Proof(before, old) is { Witness: not ProofWitness.Told } && stage.Proof(after, assertion) is null or { Witness: ProofWitness.Told, Run: null })
            {
                yield return $"the run of {assertion.AssertionId} gave way to words";
            }

            if (closed.Contains(assertion.MilestoneId) && !assertion.IsClosed && old?.IsClosed != false)
            {
                yield return $"{assertion.AssertionId} is open in a sealed milestone";
            }
        }

        foreach (Feature feature in after.Features.Where(feature => closed.Contains(feature.MilestoneId) && feature.Status != FeatureStatus.Done))
        {
            if (!was.TryGetValue(feature.FeatureId, out Feature? old) || old.MilestoneId != feature.MilestoneId)
            {
                yield return $"{feature.FeatureId} came into a sealed milestone";
            }
        }
    }

    private static string Statuses(MissionState state) => string.Join(';', state.Features.Select(static feature => $"{feature.FeatureId} {feature.Status} {feature.ParentId} {string.Join(' ', feature.DependsOn)}"));
}
