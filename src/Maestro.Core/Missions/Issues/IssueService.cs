using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Which issues to read.</summary>
internal sealed record IssueQuery
{
    /// <summary>By id; null for all.</summary>
    public IReadOnlyList<IdFilter>? Issues { get; init; }

    public IReadOnlyList<IdFilter>? Missions { get; init; }

    public IReadOnlyList<IdFilter>? Features { get; init; }

    public IReadOnlyList<string>? Statuses { get; init; }
}

/// <summary>The assertion to make of an issue, as far as it was specified.</summary>
/// <param name="FeatureId">The feature that promises it, or null for the one whose report names the issue.</param>
/// <param name="Description">What must hold, or null for that the issue is solved.</param>
/// <param name="Check">The command that proves it, or null.</param>
internal sealed record IssueAssertion(string? FeatureId, string? Description, string? Check);

/// <summary>Reads the issues that reports name, and decides about them.</summary>
internal sealed class IssueService(IStateStore store, MissionRepository missions, MissionSelection selection, PlanUpdateService plans, TimeProvider clock)
{
    private const int TitleLength = 100;

    private readonly StateRecords<StoredIssues> _decisions = new(store, clock, Decode);

    /// <summary>The issues that a query picks, mission by mission, in plan order.</summary>
    public IEnumerable<ReportedIssue> Get(IssueQuery query, IFeedback feedback)
    {
        var features = new UnmatchedIds(query.Features);
        var issues = new UnmatchedIds(query.Issues);
        foreach (Mission mission in selection.Matching(query.Missions, feedback))
        {
            ReportedIssue[] all = [.. Of(mission.MissionId, missions.Load(mission, feedback).Features, feedback)];
            Func<string, bool> isFeature = features.Filter(all.Select(static issue => issue.FeatureId).Distinct(), "feature");
            Func<string, bool> isPicked = issues.Filter(all.Select(static issue => issue.IssueId), "issue");
            foreach (ReportedIssue issue in all)
            {
                if (isFeature(issue.FeatureId) && isPicked(issue.IssueId)
                    && (query.Statuses is null or { Count: 0 } || query.Statuses.Contains(issue.Status, StringComparer.OrdinalIgnoreCase)))
                {
                    yield return issue;
                }
            }
        }

        issues.Report(feedback, NotFound);
    }

    /// <summary>The open issues of some features of a mission, in their order.</summary>
    public IReadOnlyList<ReportedIssue> Open(string missionId, IReadOnlyList<Feature> features, IFeedback feedback) =>
        [.. Of(missionId, features, feedback).Where(static issue => issue.Status == IssueStatus.Open)];

    /// <summary>The issues of a feature's report about which nothing was decided, as the report names them.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="features">All features of its mission.</param>
    /// <param name="feedback">Where problems go.</param>
    public IReadOnlyList<DiscoveredIssue> Undecided(Feature feature, IReadOnlyList<Feature> features, IFeedback feedback)
    {
        if (feature.Report is not { DiscoveredIssues.Count: > 0 } report)
        {
            return [];
        }

        StoredIssues? stored = feedback.TryOrReport(() => _decisions.Get(StatePaths.Issues(feature.MissionId)));
        return [.. report.DiscoveredIssues.Where((issue, index) => Shown(feature, issue, index, stored, features).Status == IssueStatus.Open)];
    }

    /// <summary>What dismissing an issue would do.</summary>
    /// <exception cref="MaestroException">IssueNotFound, MissionNotFound, StateFileDamaged.</exception>
    public Change<ReportedIssue> DecideDismiss(string issueId, string? missionId, string reason, Author author, IFeedback feedback)
    {
        ReportedIssue issue = Find(issueId, missionId, feedback);
        (ReportedIssue decided, StateWrite write) = Decided(issue, new IssueDecision { Status = IssueStatus.Dismissed, Reason = reason }, author);
        return new Change<ReportedIssue>(store, $"{issue.IssueId}: {Display.Short(issue.Description)}", "Dismiss the issue", decided) { Reason = reason, Writes = [write] };
    }

    /// <summary>What making a feature of an issue would do.</summary>
    /// <param name="issueId">The issue, or an unambiguous prefix of its id.</param>
    /// <param name="missionId">Its mission, or null.</param>
    /// <param name="wanted">What was said about the feature; blank for what the issue says.</param>
    /// <param name="author">Who decides.</param>
    /// <param name="feedback">Where problems go.</param>
    /// <exception cref="MaestroException">IssueNotFound, and those of adding a feature to a plan.</exception>
    public Change<ReportedIssue> DecideFeature(string issueId, string? missionId, PlanFeature wanted, Author author, IFeedback feedback)
    {
        ReportedIssue issue = Find(issueId, missionId, feedback);
        Mission mission = plans.Find(issue.MissionId, feedback);
        Feature reporter = missions.FindFeature(issue.MissionId, issue.FeatureId)!;
        string line = Display.Plain(issue.Description.Trim().Split('\n')[0]);
        PlanFeature feature = wanted with
        {
            FeatureId = wanted.FeatureId.Length > 0 ? wanted.FeatureId : issue.IssueId,
            Title = wanted.Title.Length > 0 ? wanted.Title : Display.Cut(line, TitleLength),
            Description = issue.SuggestedFix is null ? issue.Description : $"{issue.Description}\n\nSuggested: {issue.SuggestedFix}",
            MilestoneId = wanted.MilestoneId ?? reporter.MilestoneId,
            WorkerType = reporter.WorkerType,
            VerificationSteps = wanted.VerificationSteps.Count > 0 ? wanted.VerificationSteps : [$"Show that it is solved: {line}"],
        };
        Change<PlanUpdate> added = plans.Decide(new PlanUpdateRequest(issue.MissionId), mission, PlanEdits.AddFeature(feature), feedback);
        (ReportedIssue decided, StateWrite write) = Decided(issue, new IssueDecision { Status = IssueStatus.Feature, FeatureId = feature.FeatureId }, author);
        return new Change<ReportedIssue>(store, $"{issue.IssueId}: {Display.Short(issue.Description)}", "Create a feature from the issue", decided)
        {
            Warnings = added.Warnings,
            Writes = [.. added.Writes, write],
        };
    }

    /// <summary>What making an assertion of an issue would do.</summary>
    /// <param name="issueId">The issue, or an unambiguous prefix of its id.</param>
    /// <param name="missionId">Its mission, or null.</param>
    /// <param name="wanted">What was said about the assertion; blank for what the issue says.</param>
    /// <param name="author">Who decides.</param>
    /// <param name="feedback">Where problems go.</param>
    /// <exception cref="MaestroException">IssueNotFound, and those of adding an assertion to a plan.</exception>
    public Change<ReportedIssue> DecideAssertion(string issueId, string? missionId, IssueAssertion wanted, Author author, IFeedback feedback)
    {
        ReportedIssue issue = Find(issueId, missionId, feedback);
        Mission mission = plans.Find(issue.MissionId, feedback);
        string featureId = wanted.FeatureId is null ? issue.FeatureId : IdLookup.Find(wanted.FeatureId, mission.Features, "feature") ?? throw FeatureService.NotFound(wanted.FeatureId);
        var assertion = new PlanAssertion
        {
            AssertionId = issue.IssueId,
            HasOwnId = true,
            Description = wanted.Description ?? $"Solved: {issue.Description}",
            Check = wanted.Check,
        };
        Change<PlanUpdate> added = plans.Decide(new PlanUpdateRequest(issue.MissionId), mission, PlanEdits.AddAssertion(featureId, assertion), feedback);
        (ReportedIssue decided, StateWrite write) = Decided(issue, new IssueDecision { Status = IssueStatus.Assertion, AssertionId = assertion.AssertionId }, author);
        return new Change<ReportedIssue>(store, $"{issue.IssueId}: {Display.Short(issue.Description)}", $"Create an assertion of {featureId} from the issue", decided)
        {
            Warnings = added.Warnings,
            Writes = [.. added.Writes, write],
        };
    }

    private (ReportedIssue Issue, StateWrite Write) Decided(ReportedIssue issue, IssueDecision decision, Author author)
    {
        string path = StatePaths.Issues(issue.MissionId);
        StoredIssues stored = _decisions.Get(path) ?? new StoredIssues();
        IssueDecision whole = decision with { Description = issue.Description, DecidedAt = clock.GetUtcNow(), DecidedBy = author.Agent ?? author.User };
        var decisions = new Dictionary<string, IssueDecision>(stored.Decisions, StringComparer.Ordinal) { [issue.IssueId] = whole };
        return (With(issue, whole), new StateWrite(path, StateJson.Write(stored with { Decisions = decisions }, StateJsonContext.Default.StoredIssues)));
    }

    private static ReportedIssue With(ReportedIssue issue, IssueDecision decision) => issue with
    {
        Status = decision.Status,
        Reason = decision.Reason,
        MadeFeatureId = decision.FeatureId,
        MadeAssertionId = decision.AssertionId,
        DecidedBy = decision.DecidedBy,
        DecidedAt = decision.DecidedAt,
    };

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static StoredIssues Decode(ReadOnlySpan<byte> content, string path)
    {
        StoredIssues issues = StateJson.Read(content, StateJsonContext.Default.StoredIssues, path);
        RecordRules.RequireItems([.. issues.Decisions.Values], "decisions", path);
        foreach (IssueDecision decision in issues.Decisions.Values)
        {
            RecordRules.RequireWord(decision.Status, [IssueStatus.Dismissed, IssueStatus.Feature, IssueStatus.Assertion], "status", path);
        }

        return issues;
    }

    private ReportedIssue Find(string issueId, string? missionId, IFeedback feedback)
    {
        IdPattern.Require(issueId, "issue");
        IReadOnlyList<IdFilter>? named = missionId is null ? null : [new IdFilter(missionId, IsWildcard: false, id => id.StartsWith(missionId, StringComparison.OrdinalIgnoreCase))];
        ReportedIssue[] all = [.. selection.Matching(named, feedback)
            .Where(mission => missionId is not null || !mission.IsFinished)
            .SelectMany(mission => Of(mission.MissionId, missions.Load(mission, feedback).Features, feedback))];
        string? id = IdLookup.Find(issueId, all.Select(static issue => issue.IssueId).Distinct(), "issue");
        ReportedIssue[] found = [.. all.Where(issue => issue.IssueId == id)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw NotFound(issueId),
            _ => throw new MaestroException(
                ErrorCode.IdAmbiguous, $"Several missions have an issue '{Display.Short(issueId)}'.", CommandText.Of($"Get-MaestroIssue {found[0].IssueId} -MissionId {found[0].MissionId}"), issueId),
        };
    }

    private IEnumerable<ReportedIssue> Of(string missionId, IReadOnlyList<Feature> features, IFeedback feedback)
    {
        StoredIssues? stored = features.Any(static feature => feature.Report?.DiscoveredIssues.Count > 0)
            ? feedback.TryOrReport(() => _decisions.Get(StatePaths.Issues(missionId)))
            : null;
        return features.SelectMany(feature => (feature.Report?.DiscoveredIssues ?? []).Select((issue, index) => Shown(feature, issue, index, stored, features)));
    }

    private static ReportedIssue Shown(Feature feature, DiscoveredIssue found, int index, StoredIssues? stored, IReadOnlyList<Feature> features)
    {
        var issue = new ReportedIssue
        {
            IssueId = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{feature.FeatureId}-issue-{index + 1}"),
            FeatureId = feature.FeatureId,
            MissionId = feature.MissionId,
            Status = IssueStatus.Open,
            Severity = found.Severity,
            Description = found.Description,
            SuggestedFix = found.SuggestedFix,
        };
        return stored?.Decisions.GetValueOrDefault(issue.IssueId) is { } decision
            && decision.Description == issue.Description
            && (decision.FeatureId is null || features.Any(each => each.FeatureId == decision.FeatureId))
            && (decision.AssertionId is null || features.Any(each => each.Fulfills.Contains(decision.AssertionId)))
            ? With(issue, decision)
            : issue;
    }

    private static MaestroException NotFound(string issueId) => IdPattern.Refusal(issueId, "issue") ?? new(
        ErrorCode.IssueNotFound,
        $"No report names an issue '{Display.Short(issueId)}'.",
        "Get-MaestroIssue lists all issues.",
        issueId);
}
