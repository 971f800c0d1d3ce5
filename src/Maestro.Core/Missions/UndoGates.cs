using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Asks of what an undo leads to whatever the command asks that leads there.</summary>
internal sealed class UndoGates(IStateStore store, MissionRepository missions, ProofRepository proofs, Func<MaestroSettings> settings)
{
    private readonly MissionOverrides _overrides = new(store);

    /// <summary>Refuses what a command would refuse.</summary>
    /// <param name="undone">The event.</param>
    /// <param name="writes">What undoing it writes.</param>
    /// <param name="author">Who undoes it.</param>
    /// <returns>What a command would warn of.</returns>
    /// <exception cref="MaestroException">UndoConflict, with the message and the hint of the command.</exception>
    public IReadOnlyList<string> Require(HistoryEvent undone, IReadOnlyList<StateWrite> writes, Author author)
    {
        try
        {
            return [.. MissionOverlay.MissionIds(writes).SelectMany(id => Require(id, writes, author))];
        }
        catch (MaestroException refused) when (refused.Code != ErrorCode.UndoConflict)
        {
            throw new MaestroException(
                ErrorCode.UndoConflict, $"The event '{undone.EventId}' can't be undone: {refused.Message}", refused.Hint ?? CommandText.Of($"Get-MaestroHistory {undone.EventId}"), undone.EventId);
        }
    }

    private IReadOnlyList<string> Require(string missionId, IReadOnlyList<StateWrite> writes, Author author)
    {
        if (missions.Find(missionId) is not { } mission)
        {
            return [];
        }

        MissionState before = missions.LoadPresent(mission, NoFeedback.Instance);
        MissionState after = MissionOverlay.After(missions, mission, writes, store.FullPath);
        RequireRuns(after, writes);
        RequireClaims(before, after, writes, author);
        RequireWhole(before, after);
        RequirePlan(before, after);
        return new StepGates(before, after, settings().Strict, Overrides(missionId, writes)).Require();
    }

    // Also what comes back with the undo.
    private IReadOnlyList<MissionOverride> Overrides(string missionId, IReadOnlyList<StateWrite> writes)
    {
        string path = StatePaths.Overrides(missionId);
        IReadOnlyList<MissionOverride> kept = NoFeedback.Instance.TryOrReport(() => _overrides.Of(missionId)) ?? [];
        return writes.FirstOrDefault(write => write.Path == path)?.Content is { } content ? [.. kept, .. MissionFiles.Overrides(content.Span, store.FullPath(path))] : kept;
    }

    // Words can't take back that a command failed; only a command shows that it passes again.
    private void RequireRuns(MissionState after, IReadOnlyList<StateWrite> writes)
    {
        string missionId = after.Mission.MissionId;
        foreach (Assertion assertion in after.Assertions.Where(static assertion => IdPattern.IsItem(assertion.AssertionId)))
        {
            string path = StatePaths.Proof(missionId, assertion.AssertionId);
            if (writes.FirstOrDefault(write => write.Path == path) is not { } written
                || NoFeedback.Instance.TryOrReport(() => proofs.Find(missionId, assertion.AssertionId)) is not { LastRun: { } run })
            {
                continue;
            }

            Proof? next = written.Content is { } content ? ProofRepository.Read(content.Span, store.FullPath(path)) : null;
            bool isLost = next?.LastRun?.At != run.At;
            if (isLost && (run.Result == AssertionResult.Failed || (assertion.Result == AssertionResult.Passed && next?.Command is null)))
            {
                throw new MaestroException(
                    ErrorCode.WitnessTooWeak,
                    $"'{assertion.AssertionId}' was {run.Result} by '{Display.Short(run.Command ?? run.Witness)}', which an undo does not take back.",
                    AssertionAdvice.Run(assertion, run.Command, needsMission: true),
                    assertion.AssertionId);
            }
        }
    }

    // Nobody claims for somebody else.
    private void RequireClaims(MissionState before, MissionState after, IReadOnlyList<StateWrite> writes, Author author)
    {
        var was = before.Features.ToDictionary(static feature => feature.FeatureId, static feature => feature.Status, StringComparer.Ordinal);
        foreach (Feature feature in after.Features.Where(feature => feature.Status is FeatureStatus.Assigned or FeatureStatus.InProgress && StepRules.IsForward(was.GetValueOrDefault(feature.FeatureId), feature.Status)))
        {
            string path = StatePaths.Claim(feature.MissionId, feature.FeatureId);
            if (writes.FirstOrDefault(write => write.Path == path)?.Content is { } content
                && ClaimRepository.Decode(content.Span, store.FullPath(path)) is { } claim && claim.IsActive(feature.Status) && !claim.IsOf(author))
            {
                throw ClaimRules.Held(feature, claim, $"The feature would be claimed for another session. {CommandText.Of($"Start-MaestroFeature {feature.FeatureId} -MissionId {feature.MissionId}")} claims it for yours.");
            }
        }
    }

    private void RequireWhole(MissionState before, MissionState after)
    {
        HashSet<string> known = [.. Problems(before).Select(static problem => problem.Message)];
        if (Problems(after).FirstOrDefault(problem => !known.Contains(problem.Message)) is { } problem)
        {
            throw problem;
        }
    }

    private IEnumerable<MaestroException> Problems(MissionState state) => MissionIntegrity.Problems(state.Mission, state.Features, state.Assertions, store.FullPath);

    private static void RequirePlan(MissionState before, MissionState after)
    {
        MissionPlan present = PlanOfMission.Of(before, isCompared: true), wanted = PlanOfMission.Of(after, isCompared: true);
        var results = before.Assertions.Concat(after.Assertions).DistinctBy(static each => each.AssertionId).ToDictionary(static each => each.AssertionId, static each => each.Result, StringComparer.Ordinal);
        MissionDifference difference = PlanComparison.Compare(before.Mission.MissionId, present, wanted, id => results[id]);
        if (difference.IsEmpty)
        {
            return;
        }

        PlanGuard.RequireOpen(before.Mission);
        PlanGuard.Require(before, wanted, difference, force: false);
        HashSet<string> known = [.. Errors(before).Select(static error => error.Message)];
        if (Errors(after).FirstOrDefault(error => !known.Contains(error.Message)) is { } problem)
        {
            throw new MaestroException(ErrorCode.PlanInvalid, problem.Message, target: before.Mission.MissionId);
        }
    }

    private static IEnumerable<PlanProblem> Errors(MissionState state) => PlanReader.Read(PlanWriter.Write(PlanOfMission.Of(state)).Span).Problems.Where(static problem => problem.IsError);
}
