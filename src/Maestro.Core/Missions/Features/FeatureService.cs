using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Reads and changes features.</summary>
internal sealed class FeatureService(
    IStateStore store,
    MissionRepository missions,
    MissionSelection selection,
    FeatureClaims claims,
    FeatureQuestions questions,
    RetryLog reasons,
    WorkedFeatures worked,
    FeatureHistory history,
    FeatureGates gates,
    ParentCompletion parents,
    Func<Mission, string, IEnumerable<StateWrite>> endHandoffs,
    TimeProvider clock)
{
    private readonly MissionOverrides _overrides = new(store);

    /// <summary>The features that a query picks, mission by mission, in plan order; those that are ready in order of worth.</summary>
    public IEnumerable<Feature> Get(FeatureQuery query, IFeedback feedback)
    {
        var unmatched = new UnmatchedIds(query.Features);
        var unmatchedMilestones = new UnmatchedIds(query.Milestones);
        foreach (Mission mission in selection.Matching(query.Missions, feedback))
        {
            // What is ready follows from every file; of the others each one stands for itself.
            MissionState? state = query.ReadyOnly ? missions.TryLoadWhole(mission, feedback) : missions.Load(mission, feedback);
            IReadOnlyList<Feature> features = worked.Of(mission.MissionId, state?.Features ?? [], feedback).Features;
            // A feature that is listed and can't be read was reported as such; it is not unknown.
            Func<string, bool> isPicked = unmatched.Filter(features.Select(static feature => feature.FeatureId).Concat(state?.AbsentFeatureIds ?? mission.Features), "feature");
            Func<string, bool> isOfMilestone = unmatchedMilestones.Filter(mission.Milestones.Select(static milestone => milestone.MilestoneId), "milestone");
            foreach (Feature feature in query.ReadyOnly ? FeatureWorth.Ready(features) : features)
            {
                if (isPicked(feature.FeatureId) && isOfMilestone(feature.MilestoneId) && query.Accepts(feature))
                {
                    Feature shown = claims.WithHolder(feature, feedback);
                    yield return query.WithHistory ? history.With(shown, feedback) : shown;
                }
            }
        }

        unmatched.Report(feedback, NotFound);
        unmatchedMilestones.Report(feedback, MilestoneService.NotFound);
    }

    /// <summary>What an update would do, without doing it.</summary>
    /// <exception cref="MaestroException">NothingToChange, MissionNotApproved, TransitionNotAllowed, DependencyNotDone, PartsNotDone, AssertionsOpen, and those of finding the feature.</exception>
    public Change<FeatureChange> Decide(FeatureUpdate update, IFeedback feedback)
    {
        if (update is { Status: null, Report: null, Answer: null })
        {
            throw new MaestroException(ErrorCode.NothingToChange, $"No change was specified for '{Display.Short(update.FeatureId)}'.", "Use -Status, -Report or -Answer, or a parameter of the plan such as -Title or -Priority.", update.FeatureId);
        }

        (Mission mission, Feature feature) = Find(update.MissionId, update.FeatureId, feedback);
        RequireOpen(mission, feature.FeatureId);
        DateTimeOffset now = clock.GetUtcNow();
        (StateWrite Write, bool GoesOn)? answered = update.Answer is { } answer ? questions.Answered(feature, answer, update.Author) : null;
        string status = update.Status ?? (answered is { GoesOn: true } ? FeatureStatus.Pending : feature.Status);
        // Who comes too late learns who was faster, whatever the status allows.
        StoredClaim? claim = update is { Status: null, Report: null } ? null : claims.After(feature, status, update);
        Feature after = Moved(mission, feature, status, now, update.IsRelease) with { Report = update.Report?.After(feature.Report) ?? feature.Report };
        var warnings = new List<string>();
        gates.CheckStart(mission, feature, status, update.Strict, warnings);
        string? overridden = gates.CheckParts(feature, status, update, warnings);
        gates.CheckProof(feature, status, update.Strict, warnings);
        gates.CheckJudge(feature, status, update, warnings);
        gates.CheckAnswer(feature, update, warnings);

        bool moved = status != feature.Status;
        bool starts = moved && mission.Status == MissionStatus.Approved;
        RequireReasonIsKept(update, status);
        var change = new FeatureChange(
            mission,
            starts ? mission.MoveTo(MissionStatus.Executing, now) : mission,
            feature,
            after,
            update.Reason is { } reason && status is FeatureStatus.Pending or FeatureStatus.Blocked ? new RetryEntry(reason, now, feature.Status) : null)
        {
            Claim = claim,
            Questions = update.Question is { } question
                ? questions.Asked(mission.MissionId, feature.FeatureId, StoredQuestion.Of(question, update.Author, now) with { Blocks = status == FeatureStatus.Blocked ? true : null })
                : answered?.Write,
            Override = overridden is null ? null : new MissionOverride("done", update.Reason!, now, overridden) { FeatureId = feature.FeatureId },
            Parents = moved && status == FeatureStatus.Done ? parents.Of(mission, after, update, warnings, now) : [],
        };
        return new Change<FeatureChange>(
            store,
            $"{feature.FeatureId} of {mission.MissionId}",
            update.Status is not null ? $"Set status to {update.Status}" : update.Answer is not null ? "Answer question" : "Store report",
            change)
        {
            Warnings = warnings,
            Reason = update.Reason ?? FeatureClaims.ReasonOfTakeover(claim, now) ?? (update.Answer is { } words ? $"Answer: {words}" : null),
            Writes = [.. Writes(change, update.Report is null ? null : after.Report)],
        };
    }

    private Feature Moved(Mission mission, Feature feature, string status, DateTimeOffset now, bool isRelease)
    {
        try
        {
            return feature.MoveTo(status, now, isRelease);
        }
        catch (MaestroException refused) when (refused.Code == ErrorCode.TransitionNotAllowed && !isRelease && StatusTransitions.Release.Allows(feature.Status, status))
        {
            string blocked = status == FeatureStatus.Blocked ? " -Blocked" : "";
            throw new MaestroException(
                refused.Code, refused.Message, $"{CommandText.Of($"Stop-MaestroFeature {feature.FeatureId} -MissionId {feature.MissionId} -Reason '<why it is released>'")}{blocked}", refused.Target);
        }
        catch (MaestroException refused) when (refused.Code == ErrorCode.TransitionNotAllowed && feature.Status == FeatureStatus.Blocked
            && worked.Of(mission.MissionId, [feature], NoFeedback.Instance).Questions is [{ } asked, ..])
        {
            throw new MaestroException(
                refused.Code,
                $"{refused.Message} It waits for the answer to {QuotedText.Of(asked.Question)}.",
                CommandText.Of($"Set-MaestroFeature {feature.FeatureId} -MissionId {mission.MissionId} -Answer '<the answer>'"),
                refused.Target);
        }
        catch (MaestroException refused) when (refused.Code == ErrorCode.TransitionNotAllowed && mission.Status == MissionStatus.Paused && FeatureAdvice.Command(feature, mission, mayMove: true, mustName: true) is { } command)
        {
            throw new MaestroException(refused.Code, refused.Message, command, refused.Target);
        }
    }

    // The first change of status starts an approved mission.
    private IEnumerable<StateWrite> Writes(FeatureChange change, WorkerReport? report)
    {
        (string missionId, string featureId) = (change.MissionAfter.MissionId, change.After.FeatureId);
        yield return StateWrite.Of(StatePaths.Feature(missionId, featureId), change.After, StateJsonContext.Default.Feature);
        if (change.StartsMission)
        {
            yield return StateWrite.Of(StatePaths.Mission(missionId), change.MissionAfter, StateJsonContext.Default.Mission);
        }

        foreach ((Feature parent, StoredClaim? ended) in change.Parents)
        {
            yield return StateWrite.Of(StatePaths.Feature(missionId, parent.FeatureId), parent, StateJsonContext.Default.Feature);
            if (ended is not null)
            {
                yield return StateWrite.Of(StatePaths.Claim(missionId, parent.FeatureId), ended, StateJsonContext.Default.StoredClaim);
            }
        }

        if (change.Override is { } forced)
        {
            yield return _overrides.With(missionId, forced);
        }

        if (report is not null)
        {
            yield return StateWrite.Of(StatePaths.Report(missionId, featureId), report, StateJsonContext.Default.WorkerReport);
        }

        if (change.Claim is { } claim)
        {
            yield return StateWrite.Of(StatePaths.Claim(missionId, featureId), claim, StateJsonContext.Default.StoredClaim);
        }

        bool isDone = change.After.Status == FeatureStatus.Done && change.Before.Status != FeatureStatus.Done;
        foreach (StateWrite ended in change.Parents.Select(static parent => parent.After.FeatureId).Concat(isDone ? [featureId] : []).SelectMany(id => endHandoffs(change.MissionAfter, id)))
        {
            yield return ended;
        }

        if (change.Questions is { } questionsOf)
        {
            yield return questionsOf;
        }

        if (change.Retry is { } retry)
        {
            yield return reasons.With(missionId, featureId, retry);
        }
    }

    /// <summary>The feature as it is shown: with what blocks it and what it unblocks.</summary>
    public Feature Shown(Feature feature, IFeedback feedback)
    {
        Mission mission = selection.Named(feature.MissionId);
        Feature shown = missions.Load(mission, feedback).Features.FirstOrDefault(each => each.FeatureId == feature.FeatureId) ?? feature;
        return claims.WithHolder(worked.Of(mission.MissionId, [shown], feedback).Features[0], feedback);
    }

    /// <summary>A feature of the mission named, or of the only open mission that has one of this id.</summary>
    public (Mission Mission, Feature Feature) Find(string? missionId, string featureId, IFeedback feedback)
    {
        IdPattern.Require(featureId, "feature");
        Mission mission = selection.ForChange(missionId, "feature", featureId, candidate => Resolve(candidate, featureId) is not null, feedback);
        string id = Resolve(mission, featureId) ?? throw RemovedNotice.Feature(store, mission.MissionId, featureId);

        // That the mission lists it and its file is gone does not mean that there is no such feature.
        return (mission, missions.FindFeature(mission.MissionId, id) ?? throw MissionIntegrity.MissingFeature(store.FullPath(StatePaths.Feature(mission.MissionId, id))));
    }

    // The list in mission.json answers as a rule; the folder knows features that another program added.
    private string? Resolve(Mission mission, string featureId) =>
        IdLookup.Find(featureId, mission.Features, "feature")
        ?? IdLookup.Find(featureId, missions.FeatureIds(mission.MissionId), "feature");

    private static void RequireOpen(Mission mission, string featureId)
    {
        if ((StepRules.Draft(mission, featureId) ?? StepRules.Finished(mission, "features", featureId)) is { } refused)
        {
            throw refused;
        }
    }

    // The retry log is where reasons are kept: why it is tried again, or can't go on. Why a claim is taken over is kept with the claim.
    private static void RequireReasonIsKept(FeatureUpdate update, string status)
    {
        if (update is { Reason: not null, Take: false } && status is not (FeatureStatus.Pending or FeatureStatus.Blocked) && !(update.Force && status == FeatureStatus.Done))
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"A reason is kept with the status pending or blocked, with -Take, or with -Force and the status done, not with {status}.",
                CommandText.Of($"Set-MaestroFeature {update.FeatureId} -Status {status}"),
                update.Reason);
        }
    }

    public static MaestroException NotFound(string featureId) => IdPattern.Refusal(featureId, "feature") ?? new(
        ErrorCode.FeatureNotFound,
        $"The mission has no feature '{Display.Short(featureId)}'.",
        "Get-MaestroFeature lists the features of the open missions.",
        featureId);
}
