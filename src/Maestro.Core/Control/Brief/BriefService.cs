using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Missions;
using Maestro.Settings;

namespace Maestro.Control;

/// <summary>Gathers what a session has to know when it starts.</summary>
internal sealed class BriefService(
    MissionRepository missions,
    FeatureClaims claims,
    WorkedFeatures worked,
    StuckFeatures stuck,
    IssueService issues,
    HandoffReader handoffs,
    CorrectionService corrections,
    Func<MaestroSettings> settings,
    Func<HandoffTarget, Author, bool> canClaim)
{
    /// <summary>The brief as things stand.</summary>
    /// <param name="request">Whom it is for, and how long it may be.</param>
    /// <param name="output">Where damage goes; the brief names it, too.</param>
    /// <param name="cancellationToken">Stops between two handoffs.</param>
    public SessionBrief Get(BriefRequest request, IFeedback output, CancellationToken cancellationToken)
    {
        var feedback = new CollectingFeedback(new DistinctFeedback(output));
        MissionState[] open = [.. missions.All(feedback).Where(static mission => !mission.IsFinished).Select(mission => missions.Load(mission, feedback))];
        WorkedState[] resolved = [.. open.Select(state => worked.Of(state.Mission.MissionId, state.Features, feedback))];
        FeatureQuestion[] asked = [.. resolved.SelectMany(static state => state.Questions)];
        HandoffSummary[] all = [.. handoffs.Summaries(static _ => true, feedback).OrderByDescending(static summary => summary.Timestamp)];
        Handoff[] claimed = [.. all.Where(static summary => summary.Status == HandoffStatus.PickedUp).Select(summary => Claimed(summary, request.Reader, feedback, cancellationToken)).OfType<Handoff>()];
        HandoffSummary[] pending = [.. all.Where(static summary => summary.Status == HandoffStatus.Pending)];
        HashSet<string> inWork = [.. open.SelectMany(static state => state.Features).Where(static feature => feature.Status is FeatureStatus.Assigned or FeatureStatus.InProgress).Select(static feature => feature.FeatureId)];
        HandoffSummary[] free = [.. pending.Where(summary => summary.FeatureId is not { } feature || !inWork.Contains(feature) || canClaim(new HandoffTarget { HandoffId = summary.HandoffId }, request.Reader))];
        BriefItem[] mine = [.. open.SelectMany(state => Held(state, request.Reader, open.Length > 1, feedback)), .. claimed.Select(Item)];
        bool isPerson = request.Reader is { Agent: null, SessionId: null };
        BriefItem[] waiting =
        [
            .. asked.Where(_ => isPerson).Select(question => Item(question, open.Length > 1)),
            .. pending.Select(summary => free.Contains(summary) ? Item(summary) : Item(summary) with { Command = CommandText.Of($"Get-MaestroHandoff {summary.HandoffId}") }),
            .. open.Where(_ => isPerson).SelectMany(state => stuck.Of(state, asked, open.Length > 1, feedback)),
            .. open.Where(_ => isPerson).SelectMany(state => issues.Open(state.Mission.MissionId, state.Features, feedback)).Select(issue => Item(issue, open.Length > 1)),
            .. open.SelectMany(state => Waiting(state, request.Reader, open.Length > 1, feedback)),
            .. open.SelectMany(state => stuck.TakenFrom(request.Reader, state, open.Length > 1, feedback)),
        ];
        string[] rules = [.. feedback.TryOrReport(() => corrections.Get(new CorrectionQuery { Severities = [CorrectionSeverity.Hard] }, feedback).Select(static correction => correction.Rule).ToArray()) ?? []];
        int ready = resolved.Sum(static state => state.Features.Count(static feature => feature.IsReady));
        var brief = new SessionBrief
        {
            Reader = request.Reader.Agent ?? request.Reader.User ?? AgentName.Unknown,
            SessionId = request.Reader.SessionId,
            Mine = mine,
            Waiting = waiting,
            HardRules = rules,
            LastHandoff = claimed.FirstOrDefault() ?? (pending is [var newest, ..] ? Read(newest, feedback, cancellationToken) : null),
            ReadyFeatures = ready,
            Damage = [.. feedback.Problems.Select(static problem => problem.Message)],
            Next = feedback.Problems.Count > 0 ? NextSteps.Repair.Command : Next(StepsFrom(open, resolved, request.MissionId), mine, free, waiting, feature => claims.MayMove(feature, request.Reader)),
        };
        return BriefText.With(brief, request);
    }

    // A question holds up somebody else; then what was begun is finished; work of others comes before new work.
    private static (MissionState State, Feature? Ready)[] StepsFrom(MissionState[] open, WorkedState[] resolved, string? missionId) =>
        [.. open.Zip(resolved, (state, worked) => (state, missionId is null || state.Mission.MissionId == missionId ? worked.FirstReady : null))];

    private static string Next((MissionState State, Feature? Ready)[] open, BriefItem[] mine, HandoffSummary[] pending, BriefItem[] waiting, Func<Feature, bool> mayMove) =>
        waiting.FirstOrDefault(static item => item.Kind == BriefItemKind.Question)?.Command
        ?? mine.FirstOrDefault()?.Command
        ?? (pending.Length > 0 ? Item(pending[0]).Command : null)
        ?? (open.Any(static mission => mission.Ready is not null) ? "Start-MaestroFeature -Next" : null)
        ?? waiting.FirstOrDefault()?.Command
        ?? NextSteps.First(open, canClaim: false, mayMove);

    private IEnumerable<BriefItem> Held(MissionState state, Author reader, bool mustName, IFeedback feedback) => state.Features
        .Where(feature => feedback.TryOrReport(() => claims.Active(feature)) is { } claim && claim.IsOf(reader))
        .Select(feature => Item(feature, BriefItemKind.Feature, FeatureAdvice.OfHeld(feature, state, mustName)));

    private IEnumerable<BriefItem> Waiting(MissionState state, Author reader, bool mustName, IFeedback feedback)
    {
        bool isPerson = reader is { Agent: null, SessionId: null };
        foreach (Feature feature in state.Features.Where(static feature => feature.Status == FeatureStatus.Review))
        {
            if (feedback.TryOrReport<object>(() => claims.IsOwnWork(feature, reader)) is not true)
            {
                BriefItem item = Item(feature, BriefItemKind.Review, CommandText.InMission($"Set-MaestroFeature {feature.FeatureId} -Status done", feature.MissionId, mustName));
                yield return item with { Text = feature.Report?.SalientSummary ?? item.Text };
            }
        }

        if (isPerson && state.Mission.Status == MissionStatus.Draft)
        {
            yield return new BriefItem
            {
                Kind = BriefItemKind.Mission,
                Id = state.Mission.MissionId,
                MissionId = state.Mission.MissionId,
                Status = state.Mission.Status,
                Text = state.Mission.Title,
                Command = CommandText.Of($"Approve-MaestroMission {state.Mission.MissionId}"),
            };
        }
    }

    // The summary says who has it, the whole record in which session.
    private Handoff? Claimed(HandoffSummary summary, Author reader, IFeedback feedback, CancellationToken cancellationToken)
    {
        string agent = reader.Agent ?? feedback.TryOrReport(settings)?.DefaultAgent ?? Handoff.UnknownAgent;
        if (summary.PickedUpBy != agent || Read(summary, feedback, cancellationToken) is not { } handoff)
        {
            return null;
        }

        string? session = handoff.Trail is [.., { ReturnedAt: null } holder] ? holder.SessionId : null;
        return session is null || reader.SessionId is null || session == reader.SessionId ? handoff : null;
    }

    private Handoff? Read(HandoffSummary summary, IFeedback feedback, CancellationToken cancellationToken) =>
        feedback.TryOrReport(() => handoffs.Find(new HandoffTarget { HandoffId = summary.HandoffId }, feedback, cancellationToken));

    private static BriefItem Item(Feature feature, string kind, string command) => new()
    {
        Kind = kind,
        Id = feature.FeatureId,
        MissionId = feature.MissionId,
        Status = feature.Status,
        Text = feature.Title,
        Command = command,
    };

    private static BriefItem Item(Handoff handoff) => Item(HandoffSummary.Of(handoff)) with
    {
        Text = handoff.Content.NextAction,
        Command = CommandText.Of($"Complete-MaestroHandoff {handoff.HandoffId} -Report '<what came of it>'"),
    };

    private static BriefItem Item(FeatureQuestion question, bool mustName) => new()
    {
        Kind = BriefItemKind.Question,
        Id = question.FeatureId,
        MissionId = question.MissionId,
        Status = "open",
        Text = question.Question,
        Command = NextSteps.Answer(question, mustName),
    };

    private static BriefItem Item(ReportedIssue issue, bool mustName) => new()
    {
        Kind = BriefItemKind.Issue,
        Id = issue.IssueId,
        MissionId = issue.MissionId,
        Status = issue.Status,
        Text = issue.Description,
        Command = CommandText.InMission($"Set-MaestroIssue {issue.IssueId} -AsFeature", issue.MissionId, mustName),
    };

    private static BriefItem Item(HandoffSummary handoff) => new()
    {
        Kind = BriefItemKind.Handoff,
        Id = handoff.HandoffId,
        MissionId = handoff.MissionId,
        Status = handoff.Status,
        Text = handoff.Summary,
        Command = CommandText.Of($"Receive-MaestroHandoff {handoff.HandoffId} -Claim"),
    };
}
