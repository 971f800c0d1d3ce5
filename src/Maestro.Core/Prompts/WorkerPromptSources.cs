using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Prompts;

/// <summary>Reads what went before a worker prompt: reports, reasons, handoffs, and who else is at work.</summary>
internal sealed class WorkerPromptSources(IStateStore store, HandoffReader handoffs, FeatureClaims claims, FeatureQuestions questions, RetryLog reasons, IssueService issues, OtherWorkers workers, ProofRepository proofs)
{
    private const int HandoffCap = 3;

    /// <summary>The newest handoffs of a feature, newest first.</summary>
    // No handoff is older than the mission it is about; two days leave room for any two time zones.
    public IReadOnlyList<Handoff> Handoffs(Mission mission, string featureId, IFeedback feedback, CancellationToken cancellationToken)
    {
        string oldest = mission.CreatedAt.AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var query = new HandoffQuery
        {
            Handoffs = [new IdFilter(oldest, IsWildcard: true, id => string.CompareOrdinal(id, oldest) >= 0)],
            Missions = [new IdFilter(mission.MissionId, IsWildcard: true, id => id == mission.MissionId)],
            Features = [new IdFilter(featureId, IsWildcard: false, static _ => false)],
        };
        return [.. handoffs.Get(query, feedback, cancellationToken).Take(HandoffCap)];
    }

    /// <summary>What a feature builds on; for profiles that judge, with what the milestone before delivered.</summary>
    public IReadOnlyList<Foundation> Foundations(MissionState state, Feature feature, Milestone milestone, IFeedback feedback, CancellationToken cancellationToken)
    {
        IEnumerable<string> ids = feature.DependsOn;
        if (PhaseIntent.IsReviewing(milestone.Profile ?? MilestoneProfile.Custom)
            && state.Milestones.LastOrDefault(each => each.Order < milestone.Order) is { } before)
        {
            ids = ids.Concat(state.Features.Where(each => each.MilestoneId == before.MilestoneId && each.Status == FeatureStatus.Done).Select(static each => each.FeatureId));
        }

        return [.. ids.Distinct(StringComparer.Ordinal).Select(id => Foundation(state, id, feedback, cancellationToken))];
    }

    /// <summary>The files that foundations changed, as their handoffs have them.</summary>
    public IEnumerable<string> FilesOf(Mission mission, IEnumerable<Foundation> foundations, IFeedback feedback, CancellationToken cancellationToken) => foundations
        .Where(static foundation => foundation.Feature is not null)
        .SelectMany(foundation => Handoffs(mission, foundation.FeatureId, feedback, cancellationToken)
            .SelectMany(static handoff => handoff.Files ?? [])
            .Concat(foundation.Report?.Tests.Added.Select(static file => file.File) ?? [])
            .Concat(foundation.Feature!.Files));

    /// <summary>Who works on other features now: those that are held, in any open mission, and those of this one that are active without a claim.</summary>
    public IReadOnlyList<WorkerAtWork> Others(MissionState state, Feature feature, IFeedback feedback, CancellationToken cancellationToken)
    {
        IReadOnlyList<OtherWorker> held = workers.WhoElse(feature.MissionId, feature.FeatureId, feedback, cancellationToken);
        ILookup<string, Feature> own = state.Features.ToLookup(static each => each.FeatureId, StringComparer.Ordinal);
        return
        [
            .. held.Select(other => new WorkerAtWork(other.Claim.FeatureId, other.Claim.Holder, other.Claim.SessionId, other.Claim.Since, other.Claim.MissionId == feature.MissionId ? own[other.Claim.FeatureId].First().Files : [])
            {
                MissionId = other.Claim.MissionId == feature.MissionId ? null : other.Claim.MissionId,
                Branch = other.Claim.Branch,
                SharedFiles = other.SharedFiles,
            }),
            .. state.Features
                .Where(each => each.FeatureId != feature.FeatureId && FeatureStatus.IsActive(each.Status) && !held.Any(other => other.Claim.FeatureId == each.FeatureId && other.Claim.MissionId == each.MissionId))
                .Select(each => new WorkerAtWork(each.FeatureId, null, null, null, each.Files) { SharedFiles = [.. each.Files.Intersect(feature.Files, StringComparer.Ordinal)] }),
        ];
    }

    /// <summary>The feature with the issues of its report about which nothing was decided.</summary>
    public Feature WithOpenIssues(MissionState state, Feature feature, IFeedback feedback) => feature.Report is { DiscoveredIssues.Count: > 0 } report
        ? feature with { Report = report with { DiscoveredIssues = issues.Undecided(feature, state.Features, feedback) } }
        : feature;

    /// <summary>Who has a feature, or null.</summary>
    public WorkerAtWork? Holder(Feature feature, IFeedback feedback) => claims.WithHolder(feature, feedback) is { Holder: { } holder } held
        ? new WorkerAtWork(feature.FeatureId, holder, held.HolderSessionId, held.HeldSince, [])
        : null;

    /// <summary>The assertions of a feature, each with its proof, which is stale when the check changed since.</summary>
    public IReadOnlyList<Assertion> Proven(MissionState state, string featureId, IFeedback feedback) =>
        [.. Assertions(state, featureId).Select(assertion =>
            AssertionService.Shown(assertion, feedback.TryOrReport(() => proofs.Find(assertion.MissionId, assertion.AssertionId)), null, null))];

    /// <summary>The assertions of a feature.</summary>
    private static IReadOnlyList<Assertion> Assertions(MissionState state, string featureId) =>
        [.. state.Assertions.Where(each => each.FeatureId == featureId)];

    /// <summary>What was asked about a feature, and answered.</summary>
    public IReadOnlyList<PromptQuestion> Questions(Feature feature, IFeedback feedback) =>
        [.. (feedback.TryOrReport(() => questions.Of(feature.MissionId, feature.FeatureId)) ?? []).Select(static asked => new PromptQuestion(asked.Question, asked.Answer))];

    /// <summary>Why a feature was sent back, blocked or taken over, oldest first.</summary>
    public IReadOnlyList<ReturnReason> Returns(Feature feature, IFeedback feedback)
    {
        IReadOnlyList<RetryEntry> log = feedback.TryOrReport(() => reasons.Of(feature.MissionId, feature.FeatureId)) ?? [];
        IEnumerable<Holding> trail = feedback.TryOrReport(() => claims.Of(feature))?.Trail ?? [];
        return
        [
            .. log.Select(static entry => new ReturnReason(entry.Reason, entry.Timestamp, $"from {entry.PreviousStatus}"))
                .Concat(trail
                    .Where(static holding => holding is { Outcome: FeatureClaims.Taken, Reason: not null, EndedAt: not null })
                    .Select(static holding => new ReturnReason(holding.Reason!, holding.EndedAt!.Value, $"taken over from {holding.Name}")))
                .OrderBy(static back => back.At),
        ];
    }

    private Foundation Foundation(MissionState state, string id, IFeedback feedback, CancellationToken cancellationToken)
    {
        if (state.Features.FirstOrDefault(each => each.FeatureId == id) is not { } feature)
        {
            return new Foundation(id, null, null, [], null);
        }

        WorkerReport? report = feature.Report ?? feedback.TryOrReport(() => Report(feature));
        return new Foundation(id, feature, report, issues.Undecided(feature with { Report = report }, state.Features, feedback), Commit(state, id, feedback, cancellationToken));
    }

    // What was proven is what others build on; a handoff may stand on work that went on after it.
    private string? Commit(MissionState state, string featureId, IFeedback feedback, CancellationToken cancellationToken) =>
        Assertions(state, featureId)
            .Where(static assertion => assertion.Result == AssertionResult.Passed)
            .Select(assertion => feedback.TryOrReport(() => proofs.Find(assertion.MissionId, assertion.AssertionId)))
            .OfType<Proof>()
            .Where(static proof => proof.Commit is not null)
            .MaxBy(static proof => proof.At)?.Commit
        ?? Handoffs(state.Mission, featureId, feedback, cancellationToken).Select(static handoff => handoff.Commit).FirstOrDefault(static commit => commit is not null);

    private WorkerReport? Report(Feature feature)
    {
        string path = StatePaths.Report(feature.MissionId, feature.FeatureId);
        return store.ReadExact(path) is { } content ? MissionFiles.Report(content, store.FullPath(path)) : null;
    }
}
