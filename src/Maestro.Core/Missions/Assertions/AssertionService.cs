using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Reads and judges assertions.</summary>
internal sealed class AssertionService(
    IStateStore store,
    MissionRepository missions,
    MissionSelection selection,
    TimeProvider clock)
{
    /// <summary>The assertions that a query picks, mission by mission, in the order of the file.</summary>
    public IEnumerable<Assertion> Get(AssertionQuery query, IFeedback feedback)
    {
        var unmatched = new UnmatchedIds(query.Assertions);
        var unmatchedMilestones = new UnmatchedIds(query.Milestones);
        var unmatchedFeatures = new UnmatchedIds(query.Features);
        foreach (Mission mission in selection.Matching(query.Missions, feedback))
        {
            // Whether these are all follows from what the features fulfill.
            IReadOnlyList<Assertion> assertions = missions.Load(mission, feedback).Assertions;
            Func<string, bool> isPicked = unmatched.Filter(assertions.Select(static assertion => assertion.AssertionId), "assertion");
            Func<string, bool> isOfMilestone = unmatchedMilestones.Filter(mission.Milestones.Select(static milestone => milestone.MilestoneId), "milestone");
            Func<string, bool> isOfFeature = unmatchedFeatures.Filter(mission.Features, "feature");
            foreach (Assertion assertion in assertions)
            {
                if (isPicked(assertion.AssertionId) && isOfMilestone(assertion.MilestoneId) && isOfFeature(assertion.FeatureId) && query.Accepts(assertion))
                {
                    yield return assertion;
                }
            }
        }

        unmatched.Report(feedback, NotFound);
        unmatchedMilestones.Report(feedback, MilestoneService.NotFound);
        unmatchedFeatures.Report(feedback, FeatureService.NotFound);
    }

    /// <summary>What a judgement would do, without doing it.</summary>
    /// <exception cref="MaestroException">TransitionNotAllowed, WaiverReasonMissing, StateFileDamaged, and those of finding the assertion.</exception>
    public Change<AssertionChange> Decide(AssertionUpdate update, IFeedback feedback)
    {
        IdPattern.Require(update.AssertionId, "assertion");
        Mission mission = selection.ForChange(
            update.MissionId,
            "assertion",
            update.AssertionId,
            candidate => Resolve(missions.Assertions(candidate.MissionId), update.AssertionId) is not null,
            feedback);
        AssertionList list = missions.Assertions(mission.MissionId);
        Assertion before = Resolve(list, update.AssertionId) ?? throw NotFound(update.AssertionId);
        if (list.Assertions.Count(each => each.AssertionId == before.AssertionId) > 1)
        {
            // Which of them is meant can't be known, and the others would become copies of it.
            throw StateJson.Damaged(store.FullPath(StatePaths.Assertions(mission.MissionId)), $"two assertions have the id {QuotedText.Of(before.AssertionId)}");
        }

        Assertion after = before.WithResult(update.Result, update.Evidence, update.Reason, clock.GetUtcNow());
        AssertionList changed = list with { Assertions = [.. list.Assertions.Select(each => each.AssertionId == after.AssertionId ? after : each)] };
        return new Change<AssertionChange>(
            store,
            $"{before.AssertionId} of {mission.MissionId}",
            $"Set result to {update.Result}",
            new AssertionChange(mission.MissionId, before, after))
        {
            Reason = update.Reason,
            Writes = [new StateWrite(StatePaths.Assertions(mission.MissionId), StateJson.Write(changed, StateJsonContext.Default.AssertionList))],
        };
    }

    private static Assertion? Resolve(AssertionList list, string assertionId)
    {
        string? id = IdLookup.Find(assertionId, list.Assertions.Select(static assertion => assertion.AssertionId), "assertion");
        return id is null ? null : list.Assertions.First(assertion => assertion.AssertionId == id);
    }

    private static MaestroException NotFound(string assertionId) => IdPattern.Refusal(assertionId, "assertion") ?? new(
        ErrorCode.AssertionNotFound,
        $"The mission has no assertion '{Display.Short(assertionId)}'.",
        "Get-MaestroAssertion lists the assertions of the open missions.",
        assertionId);
}
