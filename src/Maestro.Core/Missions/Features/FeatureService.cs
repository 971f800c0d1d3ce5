using Maestro.Kernel;
using Maestro.Settings;
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
    Func<Mission, string, IEnumerable<StateWrite>> endHandoffs,
    TimeProvider clock,
    Func<MaestroSettings> settings)
{
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
    /// <exception cref="MaestroException">NothingToChange, MissionNotApproved, TransitionNotAllowed, DependencyNotDone, and those of finding the feature.</exception>
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
        Feature after = Moved(feature, status, now, update.IsRelease) with { Report = update.Report ?? feature.Report };
        var warnings = new List<string>();
        CheckStart(mission, feature, status, update.Strict, warnings);
        CheckProof(feature, status, update.Strict, warnings);
        CheckJudge(feature, status, update, warnings);

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
            Parents = moved && status == FeatureStatus.Done && feature.ParentId is not null && missions.TryLoadWhole(mission, NoFeedback.Instance) is { } whole
                ? ParentCompletion.Of(whole.Features, after, now)
                : [],
        };
        return new Change<FeatureChange>(
            store,
            $"{feature.FeatureId} of {mission.MissionId}",
            update.Status is not null ? $"Set status to {update.Status}" : update.Answer is not null ? "Answer question" : "Store report",
            change)
        {
            Warnings = warnings,
            Reason = update.Reason ?? FeatureClaims.ReasonOfTakeover(claim, now),
            Writes = [.. Writes(change, update.Report)],
        };
    }

    private static Feature Moved(Feature feature, string status, DateTimeOffset now, bool isRelease)
    {
        try
        {
            return feature.MoveTo(status, now, isRelease);
        }
        catch (MaestroException refused) when (refused.Code == ErrorCode.TransitionNotAllowed && !isRelease && StatusTransitions.Release.Allows(feature.Status, status))
        {
            string blocked = status == FeatureStatus.Blocked ? " -Blocked" : "";
            throw new MaestroException(
                refused.Code, refused.Message, $"{CommandText.Of($"Stop-MaestroFeature {feature.FeatureId} -MissionId {feature.MissionId} -Reason 'why it is released'")}{blocked}", refused.Target);
        }
    }

    // The first change of status starts an approved mission.
    private IEnumerable<StateWrite> Writes(FeatureChange change, WorkerReport? report)
    {
        (string missionId, string featureId) = (change.MissionAfter.MissionId, change.After.FeatureId);
        yield return new StateWrite(StatePaths.Feature(missionId, featureId), StateJson.Write(change.After, StateJsonContext.Default.Feature));
        if (change.StartsMission)
        {
            yield return new StateWrite(StatePaths.Mission(missionId), StateJson.Write(change.MissionAfter, StateJsonContext.Default.Mission));
        }

        foreach (Feature parent in change.Parents)
        {
            yield return new StateWrite(StatePaths.Feature(missionId, parent.FeatureId), StateJson.Write(parent, StateJsonContext.Default.Feature));
        }

        if (report is not null)
        {
            yield return new StateWrite(StatePaths.Report(missionId, featureId), StateJson.Write(report, StateJsonContext.Default.WorkerReport));
        }

        if (change.Claim is { } claim)
        {
            yield return new StateWrite(StatePaths.Claim(missionId, featureId), StateJson.Write(claim, StateJsonContext.Default.StoredClaim));
        }

        if (change.After.Status == FeatureStatus.Done && change.Before.Status != FeatureStatus.Done)
        {
            foreach (StateWrite ended in endHandoffs(change.MissionAfter, featureId))
            {
                yield return ended;
            }
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
        Feature? feature = Resolve(mission, featureId) is { } id ? missions.FindFeature(mission.MissionId, id) : null;
        return (mission, feature ?? throw NotFound(featureId));
    }

    // The list in mission.json answers as a rule; the folder knows features that another program added.
    private string? Resolve(Mission mission, string featureId) =>
        IdLookup.Find(featureId, mission.Features, "feature")
        ?? IdLookup.Find(featureId, missions.FeatureIds(mission.MissionId), "feature");

    private static void RequireOpen(Mission mission, string featureId)
    {
        if (mission.Status == MissionStatus.Draft)
        {
            throw new MaestroException(
                ErrorCode.MissionNotApproved,
                $"The mission '{mission.MissionId}' is a draft; its features can be changed once it is approved.",
                CommandText.Of($"Approve-MaestroMission {mission.MissionId}"),
                featureId);
        }

        if (mission.IsFinished)
        {
            throw new MaestroException(
                ErrorCode.MissionNotApproved,
                $"The mission '{mission.MissionId}' is {mission.Status}, which is final; its features can't be changed.",
                CommandText.Of($"Get-MaestroMission {mission.MissionId}"),
                featureId);
        }
    }

    // The retry log is where reasons are kept: why it is tried again, or can't go on. Why a claim is taken over is kept with the claim.
    private static void RequireReasonIsKept(FeatureUpdate update, string status)
    {
        if (update is { Reason: not null, Take: false } && status is not (FeatureStatus.Pending or FeatureStatus.Blocked))
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"A reason is kept with the status pending or blocked, or with -Take, not with {status}.",
                CommandText.Of($"Set-MaestroFeature {update.FeatureId} -Status {status}"),
                update.Reason);
        }
    }

    // What is handed on as finished should have been shown to hold.
    private void CheckProof(Feature feature, string status, bool strict, List<string> warnings)
    {
        if (status == feature.Status || status is not (FeatureStatus.Review or FeatureStatus.Done))
        {
            return;
        }

        bool isStrict = strict || settings().Strict;
        Assertion[] open;
        try
        {
            open = [.. missions.Assertions(feature.MissionId).Assertions.Where(each => each.FeatureId == feature.FeatureId && !each.IsClosed)];
        }
        catch (MaestroException damage) when (!isStrict)
        {
            warnings.Add($"What '{feature.FeatureId}' promises can't be checked: {damage.Message}");
            return;
        }

        if (open.Length == 0)
        {
            return;
        }

        string message = $"'{feature.FeatureId}' has {Count.Of(open.Length, "assertion")} that did not pass: {Display.List([.. open.Select(static each => each.AssertionId)])}.";
        if (isStrict)
        {
            throw new MaestroException(ErrorCode.AssertionsOpen, message, AssertionAdvice.Command(open[0]), feature.FeatureId);
        }

        warnings.Add(message);
    }

    // Who did the work is the last to see what is wrong with it.
    private void CheckJudge(Feature feature, string status, FeatureUpdate update, List<string> warnings)
    {
        if (status != FeatureStatus.Done || !claims.IsOwnWork(feature, update.Author) || settings().SelfApprove)
        {
            return;
        }

        string message = $"{Display.Short(update.Author.Agent!)} worked on '{feature.FeatureId}' and now judges its own work.";
        if (update.Strict || settings().Strict)
        {
            throw new MaestroException(
                ErrorCode.SelfApprovalNotAllowed, message, "Let a person or another session set it to done; the setting review.selfApprove allows it to workers.", feature.FeatureId);
        }

        warnings.Add(message);
    }

    private void CheckStart(Mission mission, Feature feature, string status, bool strict, List<string> warnings)
    {
        if (status == feature.Status || status is not (FeatureStatus.Assigned or FeatureStatus.InProgress))
        {
            return;
        }

        if (mission.Status == MissionStatus.Paused)
        {
            throw NextFeature.NotOpen(mission);
        }

        // Which of two copies of a dependency is right can't be known; the best free feature is not chosen then either.
        if (strict || (missions.Copies(mission.MissionId).Any() && settings().Strict))
        {
            missions.LoadWhole(mission, NoFeedback.Instance);
        }

        IReadOnlyList<string> blockedBy = FeatureDependencies.BlockedBy(feature, id => missions.FindFeature(mission.MissionId, id)?.Status);
        if (blockedBy.Count > 0)
        {
            Doubt(
                $"'{feature.FeatureId}' depends on {Display.List(blockedBy)}, which is not done yet.",
                CommandText.Of($"Get-MaestroFeature {blockedBy[0]} -MissionId {mission.MissionId}"));
        }

        if (worked.Of(mission.MissionId, [feature], new StopAtProblem(NoFeedback.Instance)).Questions is [{ } open, ..])
        {
            Doubt(
                $"'{feature.FeatureId}' waits for the answer to {QuotedText.Of(open.Question)}.",
                CommandText.Of($"Get-MaestroFeature {feature.FeatureId} -MissionId {mission.MissionId}"));
        }

        if (new MilestoneGates(mission).Before(feature.MilestoneId) is { } gate)
        {
            Doubt(
                $"'{feature.FeatureId}' is behind the gate {QuotedText.Of(gate)}, which is not sealed yet.",
                CommandText.Of($"Get-MaestroMilestone {gate} -MissionId {mission.MissionId}"));
        }

        void Doubt(string message, string hint)
        {
            if (strict || settings().Strict)
            {
                throw new MaestroException(ErrorCode.DependencyNotDone, message, hint, feature.FeatureId);
            }

            warnings.Add(message);
        }
    }

    public static MaestroException NotFound(string featureId) => IdPattern.Refusal(featureId, "feature") ?? new(
        ErrorCode.FeatureNotFound,
        $"The mission has no feature '{Display.Short(featureId)}'.",
        "Get-MaestroFeature lists the features of the open missions.",
        featureId);
}
