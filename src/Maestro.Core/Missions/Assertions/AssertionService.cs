using System.Text;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Reads and judges assertions.</summary>
internal sealed class AssertionService(
    IStateStore store,
    MissionRepository missions,
    MissionSelection selection,
    ProofRepository proofs,
    TimeProvider clock)
{
    /// <summary>The assertions that a query picks, mission by mission, in the order of the file.</summary>
    /// <param name="query">What to pick.</param>
    /// <param name="freshness">Compares proof with the files; null to leave them alone.</param>
    /// <param name="feedback">Where problems go.</param>
    public IEnumerable<Assertion> Get(AssertionQuery query, ProofFreshness? freshness, IFeedback feedback)
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
            MissionProofs proof = proofs.Of(mission.MissionId, feedback);
            MissionDetails details = feedback.TryOrReport(() => missions.Details(mission.MissionId)) ?? MissionDetails.None;
            foreach (Assertion assertion in assertions)
            {
                if (isPicked(assertion.AssertionId) && isOfMilestone(assertion.MilestoneId) && isOfFeature(assertion.FeatureId) && query.Accepts(assertion))
                {
                    yield return Shown(assertion, proof.Of(assertion.AssertionId), details.FilesOf(assertion.FeatureId), freshness) with { ProofProblem = proof.ProblemOf(assertion.AssertionId) };
                }
            }
        }

        unmatched.Report(feedback, NotFound);
        unmatchedMilestones.Report(feedback, MilestoneService.NotFound);
        unmatchedFeatures.Report(feedback, FeatureService.NotFound);
    }

    /// <summary>What a judgement would do, without doing it.</summary>
    /// <exception cref="MaestroException">NothingToChange, ArgumentInvalid, TransitionNotAllowed, EvidenceRequired, WitnessTooWeak, WaiverReasonMissing, StateFileDamaged, and those of finding the assertion.</exception>
    public Change<AssertionChange> Decide(AssertionUpdate update, IFeedback feedback)
    {
        Placeholder.Refuse("The evidence", update.Evidence);
        (Mission mission, AssertionList list, Assertion before) = Find(update.MissionId, update.AssertionId, feedback);
        RequireSomething(update, mission);
        MissionDetails details = missions.Details(mission.MissionId);
        Assertion checkedBy = update.Check is { } check ? before with { Check = InvisibleCharacters.IsBlank(check) ? null : check } : before;
        StateWrite[] checkWrites = update.Check is null ? [] : [details.With(checkedBy).Write(mission.MissionId)];
        (Proof? known, MaestroException? damage) = Known(before);
        if (update.Result is not { } result)
        {
            return Change(mission, list, before, checkedBy, known, checkedBy.Check is null ? "Remove the check" : $"Set check to '{checkedBy.Check}'") with
            {
                Writes = checkWrites,
                Warnings = MadeStale([before], [checkedBy], _ => known),
            };
        }

        DateTimeOffset now = clock.GetUtcNow();
        (string? evidence, string? file) = update.Evidence is { } whole ? EvidenceText.Split(before.AssertionId, whole) : (null, null);
        Assertion after = checkedBy.WithResult(result, evidence, update.Reason, update.Force, now);
        Proof? run = known?.Result == before.Result ? known.LastRun : null;
        // Who says again what was proven says nothing new.
        bool isKept = evidence is null && result == before.Result && run is not null && ReferenceEquals(run, known);
        if (!isKept)
        {
            ProofRules.RequireWitness(before, update, run, damage);
        }

        Proof proof = isKept ? known! : ProofRecord.Told(after, update, run, file, details.FilesOf(before.FeatureId), now);
        return Change(mission, list, before, after, proof, $"Set result to {result}") with
        {
            Reason = update.Reason,
            Warnings = isKept ? [] : ProofRules.Warnings(before, result == AssertionResult.Passed ? run : null, damage),
            Writes = [.. Writes(mission.MissionId, list, after, proof), .. checkWrites, .. file is null ? [] : new[] { Whole(mission.MissionId, file, update.Evidence!) }],
        };
    }

    /// <summary>What a check that was run changes.</summary>
    /// <exception cref="MaestroException">TransitionNotAllowed (it was waived), StateFileDamaged, and those of finding the assertion.</exception>
    public Change<AssertionChange> DecideRun(ProofRun run, Author author, IFeedback feedback)
    {
        (Mission mission, AssertionList list, Assertion before) = Find(run.MissionId, run.AssertionId, feedback);
        DateTimeOffset now = clock.GetUtcNow();
        Assertion after = before.WithRun(run.Result, run.Evidence, now);
        Proof proof = ProofRecord.Ran(after, run, author, missions.Details(mission.MissionId).FilesOf(before.FeatureId), now);
        Change<AssertionChange> change = Change(mission, list, before, after, proof, $"Record the result {run.Result}");
        return change with
        {
            Writes = [.. Writes(mission.MissionId, list, after, proof)],
            Warnings = [.. change.Warnings, .. Known(before).Damage is { } damage ? ProofRules.Warnings(before, null, damage) : []],
        };
    }

    /// <summary>An assertion with what is known of its proof.</summary>
    /// <param name="assertion">The assertion.</param>
    /// <param name="proof">What was recorded of it, or null.</param>
    /// <param name="globs">The globs of its feature's files; null when it has none.</param>
    /// <param name="freshness">Compares proof with the files; null to leave them alone.</param>
    public static Assertion Shown(Assertion assertion, Proof? proof, IReadOnlyList<string>? globs, ProofFreshness? freshness)
    {
        // Another program changes the result and knows nothing of proof.
        if (proof is null || proof.Result != assertion.Result)
        {
            return assertion;
        }

        return assertion with { Proof = proof, IsStale = proof.IsOfAnotherCheck(assertion) ? true : freshness?.IsStale(proof, globs) };
    }

    /// <summary>What is asked of the proof of a mission's assertions.</summary>
    /// <param name="missionId">The mission.</param>
    /// <param name="isFresh">True when the files must be the ones that the proof is about.</param>
    /// <param name="minimumWitness">The weakest witness that counts; null for any.</param>
    /// <param name="freshness">Compares proof with the files.</param>
    /// <param name="feedback">Where proof that can't be read is a problem.</param>
    public ProofGate Gate(string missionId, bool isFresh, string? minimumWitness, ProofFreshness freshness, IFeedback feedback) => new(
        isFresh,
        minimumWitness,
        proofs.Of(missionId, feedback),
        feedback.TryOrReport(() => missions.Details(missionId)) ?? MissionDetails.None,
        freshness);

    /// <summary>A warning when the changed check of assertions makes the proof of their result stale.</summary>
    /// <param name="before">The assertions before.</param>
    /// <param name="after">The assertions after.</param>
    /// <param name="find">The proof of an assertion, or null.</param>
    public static IReadOnlyList<string> MadeStale(IReadOnlyList<Assertion> before, IEnumerable<Assertion> after, Func<Assertion, Proof?> find)
    {
        var was = new ItemsInOrder<Assertion>(before, static assertion => assertion.AssertionId);
        string[] stale = [.. after
            .Where(assertion => was.Find(assertion.AssertionId) is { } old && old.Check != assertion.Check && assertion.Check is not null
                && find(assertion) is { } proof && proof.Result == assertion.Result && !proof.IsOfAnotherCheck(old) && proof.IsOfAnotherCheck(assertion))
            .Select(static assertion => assertion.AssertionId)];
        return stale.Length == 0 ? []
            : [$"The {(stale.Length == 1 ? "check" : "checks")} of {Count.Of(stale.Length, "assertion")} changed, so the proof is stale until the new {(stale.Length == 1 ? "check is" : "checks are")} run: {Display.List(stale)}."];
    }

    private (Proof? Proof, MaestroException? Damage) Known(Assertion assertion)
    {
        try
        {
            return (proofs.Find(assertion.MissionId, assertion.AssertionId), null);
        }
        catch (MaestroException damage)
        {
            return (null, damage);
        }
    }

    private static void RequireSomething(AssertionUpdate update, Mission mission)
    {
        if (update.Result is not null)
        {
            return;
        }

        if (update.Evidence is not null || update.Reason is not null)
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                "Evidence and a reason belong to a result.",
                CommandText.Of($"Set-MaestroAssertion {update.AssertionId} -MissionId {mission.MissionId} -Result passed -Evidence '<what you saw>'"),
                update.AssertionId);
        }

        if (update.Check is null)
        {
            throw new MaestroException(ErrorCode.NothingToChange, $"No change was specified for '{Display.Short(update.AssertionId)}'.", "Use -Result or -Check.", update.AssertionId);
        }
    }

    private Change<AssertionChange> Change(Mission mission, AssertionList list, Assertion before, Assertion after, Proof? proof, string action)
    {
        if (list.Assertions.Count(each => each.AssertionId == before.AssertionId) > 1)
        {
            // Which of them is meant can't be known, and the others would become copies of it.
            throw StateJson.Damaged(store.FullPath(StatePaths.Assertions(mission.MissionId)), $"two assertions have the id {QuotedText.Of(before.AssertionId)}");
        }

        bool isSealed = before.IsClosed && !after.IsClosed && mission.CompletedMilestoneIds?.Contains(before.MilestoneId) == true;
        return new Change<AssertionChange>(store, $"{before.AssertionId} of {mission.MissionId}", action, new AssertionChange(mission.MissionId, before, Shown(after, proof, null, null)))
        {
            Warnings = isSealed ? [$"'{before.AssertionId}' is {after.Result} now, but its milestone {QuotedText.Of(before.MilestoneId)} is sealed and stays so."] : [],
        };
    }

    private static IEnumerable<StateWrite> Writes(string missionId, AssertionList list, Assertion after, Proof proof)
    {
        AssertionList changed = list with { Assertions = [.. list.Assertions.Select(each => each.AssertionId == after.AssertionId ? after : each)] };
        yield return StateWrite.Of(StatePaths.Assertions(missionId), changed, StateJsonContext.Default.AssertionList);
        yield return StateWrite.Of(StatePaths.Proof(missionId, after.AssertionId), proof, StateJsonContext.Default.Proof);
    }

    private static StateWrite Whole(string missionId, string file, string evidence) => new(StatePaths.Evidence(missionId, file), Encoding.UTF8.GetBytes(evidence));

    private (Mission Mission, AssertionList List, Assertion Assertion) Find(string? missionId, string assertionId, IFeedback feedback)
    {
        IdPattern.Require(assertionId, "assertion");
        var read = new Dictionary<string, AssertionList>(StringComparer.Ordinal);
        Mission mission = selection.ForChange(
            missionId,
            "assertion",
            assertionId,
            candidate => Resolve(read[candidate.MissionId] = missions.Assertions(candidate.MissionId), assertionId) is not null,
            feedback);

        // What was looked into to find the mission is not read once more.
        AssertionList list = read.GetValueOrDefault(mission.MissionId) ?? missions.Assertions(mission.MissionId);
        return (mission, list, Resolve(list, assertionId) ?? throw RemovedNotice.Assertion(store, mission.MissionId, assertionId));
    }

    private static Assertion? Resolve(AssertionList list, string assertionId)
    {
        string? id = IdLookup.Find(assertionId, list.Assertions.Select(static assertion => assertion.AssertionId), "assertion");
        return id is null ? null : list.Assertions.First(assertion => assertion.AssertionId == id);
    }

    public static MaestroException NotFound(string assertionId) => IdPattern.Refusal(assertionId, "assertion") ?? new(
        ErrorCode.AssertionNotFound,
        $"The mission has no assertion '{Display.Short(assertionId)}'.",
        "Get-MaestroAssertion lists the assertions of the open missions.",
        assertionId);
}
