using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Ports;
using Maestro.Storage;

namespace Maestro.Control;

/// <summary>Reports where a workspace stands.</summary>
internal sealed class StatusService(
    IStateStore store,
    MissionRepository missions,
    ClaimService claims,
    WorkedFeatures worked,
    StuckFeatures stuck,
    IssueService issues,
    StaleProof stale,
    IGitReader git,
    Func<IFeedback, IReadOnlyList<string>> pendingHandoffs,
    Func<IFeedback, IReadOnlyList<OtherRecordNotice>> otherHandoffs,
    Func<IFeedback, IReadOnlyList<Note>> recentNotes,
    Func<Author, bool> canClaim)
{
    /// <param name="folder">The user's folder, for git.</param>
    /// <param name="reader">Who asks.</param>
    /// <param name="output">Where problems go.</param>
    /// <param name="cancellationToken">Stops the look at the worktree.</param>
    public WorkspaceStatus Get(string folder, Author reader, IFeedback output, CancellationToken cancellationToken)
    {
        var feedback = new CollectingFeedback(new DistinctFeedback(output));
        Mission[] all = [.. missions.All(feedback)];
        MissionState[] open = [.. all.Where(static mission => !mission.IsFinished).Select(mission => missions.Load(mission, feedback))];
        string[] unread = [.. (NoFeedback.Instance.TryOrReport(missions.Ids) ?? []).Except(all.Select(static mission => mission.MissionId))];
        WorkedState[] resolved = [.. open.Select(state => worked.Of(state.Mission.MissionId, state.Features, feedback))];
        Feature[] features = [.. resolved.SelectMany(static state => state.Features)];
        FeatureQuestion[] asked = [.. resolved.SelectMany(static state => state.Questions)];
        string[] assertions = [.. open.SelectMany(static state => state.Assertions).Where(static assertion => !assertion.IsClosed).Select(static assertion => assertion.AssertionId)];
        IReadOnlyList<string> staleAssertions = stale.Of(open, folder, feedback, cancellationToken);
        IReadOnlyList<string> handoffs = pendingHandoffs(feedback);
        foreach (OtherRecordNotice notice in otherHandoffs(feedback).Concat(missions.Others(feedback)))
        {
            feedback.Warn(notice.Message);
        }

        IReadOnlyList<FeatureClaim> held = claims.Active(features, reader, feedback);
        bool isPerson = reader is { Agent: null, SessionId: null };
        ReportedIssue[] reported = [.. open.SelectMany(state => issues.Open(state.Mission.MissionId, state.Features, feedback))];
        GitState? repository = git.Read(folder, new GitReadOptions(), cancellationToken);
        IReadOnlyList<Note> notes = recentNotes(feedback);
        string[] damage =
        [
            .. feedback.Problems.Select(static problem => problem.Message),
            .. open.SelectMany(state => missions.Copies(state.Mission.MissionId)).Select(static notice => notice.Message),
        ];
        return new WorkspaceStatus
        {
            Root = store.Root,
            Branch = repository?.Branch,
            IsDirty = repository?.IsDirty,
            ChangedFiles = repository?.ChangedTotal,
            GitNotice = repository?.Notice,
            MissionsByStatus = Counts(MissionStatus.All, all.Select(static mission => mission.Status).Concat(unread.Select(static _ => MissionState.Unknown))),
            FeaturesByStatus = Counts(
                FeatureStatus.All,
                features.Select(static feature => feature.Status).Concat(open.SelectMany(static state => state.AbsentFeatureIds).Select(static _ => MissionState.Unknown))),
            OpenMissions = [.. open.Select(static state => state.Mission)],
            ReadyFeatureIds = Ids(features, static feature => feature.IsReady),
            ActiveFeatureIds = Ids(features, static feature => feature.Phase == FeaturePhase.Active),
            ReviewFeatureIds = Ids(features, static feature => feature.Phase == FeaturePhase.Review),
            BlockedFeatureIds = Ids(features, static feature => feature.Phase == FeaturePhase.Blocked),
            Questions = asked,
            Stuck = [.. open.SelectMany(state => stuck.Of(state, asked, open.Length > 1, feedback))],
            Issues = reported,
            Held = held,
            WaitingForMe = isPerson
                ? [.. asked.Select(static question => question.FeatureId).Distinct(), .. handoffs, .. reported.Select(static issue => issue.IssueId), .. claims.Waiting(features, reader, feedback)]
                : [.. claims.Waiting(features, reader, feedback)],
            OpenAssertionIds = assertions,
            StaleAssertionIds = staleAssertions,
            PendingHandoffIds = handoffs,
            RecentNotes = notes,
            Damage = damage,
            Next = damage.Length > 0 ? NextSteps.Repair.Command
                : isPerson && asked is [{ } first, ..] ? NextSteps.Answer(first, open.Length > 1)
                : Mine(open, held) is { } mine ? mine
                : NextSteps.First([.. open.Zip(resolved, static (state, worked) => (state, worked.FirstReady))], handoffs.Count > 0 && canClaim(reader), feature => claims.MayMove(feature, reader)),
        };
    }

    // What was begun is finished first.
    private static string? Mine(MissionState[] open, IReadOnlyList<FeatureClaim> held) => held.FirstOrDefault(static claim => claim.IsMine) is { } mine
        && open.FirstOrDefault(state => state.Mission.MissionId == mine.MissionId) is { } state
        && state.Features.FirstOrDefault(feature => feature.FeatureId == mine.FeatureId) is { } feature
            ? FeatureAdvice.OfHeld(feature, state, open.Length > 1)
            : null;

    private static Dictionary<string, int> Counts(IReadOnlyList<string> words, IEnumerable<string> statuses)
    {
        var counted = statuses.CountBy(static status => status).ToDictionary(StringComparer.Ordinal);
        return words.Append(MissionState.Unknown).Where(counted.ContainsKey).ToDictionary(static word => word, word => counted[word]);
    }

    private static string[] Ids(Feature[] features, Func<Feature, bool> wanted) => [.. features.Where(wanted).Select(static feature => feature.FeatureId)];
}
