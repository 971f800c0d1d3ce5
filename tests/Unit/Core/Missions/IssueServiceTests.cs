using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Tests;

public sealed class IssueServiceTests
{
    private static readonly Author Person = new(null, null) { User = "ann@desk" };

    private readonly StateFixture _state = new StateFixture().Approved();

    public IssueServiceTests()
    {
        _state.SetFeature("auth-plan", FeatureStatus.InProgress);
        Report("the cache is never cleared", "the log is too long");
    }

    [Fact]
    public void EachIssueOfAReportHasAnIdAndIsOpen()
    {
        Assert.Equal(
            [("auth-plan-issue-1", "open", "the cache is never cleared"), ("auth-plan-issue-2", "open", "the log is too long")],
            All().Select(static issue => (issue.IssueId, issue.Status, issue.Description)));
        Assert.Equal(["auth-plan-issue-1", "auth-plan-issue-2"], Status().Issues.Select(static issue => issue.IssueId));
    }

    [Fact]
    public void ADismissedOneStaysDismissedAndTheOthersStayOpenWhateverTheNextReportSays()
    {
        ReportedIssue dismissed = StateFixture.Make(() => _state.Workspace.Issues.DecideDismiss("auth-plan-issue-1", null, "by design", Person, _state.Feedback));
        Assert.Equal(("dismissed", "by design", "ann@desk"), (dismissed.Status, dismissed.Reason, dismissed.DecidedBy));
        Assert.Equal(["dismissed", "open"], All().Select(static issue => issue.Status));
        Assert.Equal("auth-plan-issue-2", Assert.Single(Status().Issues).IssueId);

        Report("another thing", "the cache is never cleared");
        Assert.Equal(
            [("auth-plan-issue-1", "dismissed", "the cache is never cleared"), ("auth-plan-issue-2", "open", "the log is too long"), ("auth-plan-issue-3", "open", "another thing")],
            All().Select(static issue => (issue.IssueId, issue.Status, issue.Description)));
        Report();
        Assert.Equal(["auth-plan-issue-2", "auth-plan-issue-3"], Status().Issues.Select(static issue => issue.IssueId));
        Assert.Contains("the log is too long", Prompt("auth-impl"), StringComparison.Ordinal);
        Assert.Contains("another thing", _state.Store[$"missions/{StateFixture.First}/workers/auth-plan/report.json"], StringComparison.Ordinal);
    }

    [Fact]
    public void AFeatureIsMadeOfIt()
    {
        var wanted = new PlanFeature { FeatureId = "", Title = "", MilestoneId = null!, WorkerType = "", VerificationSteps = [] };
        ReportedIssue made = StateFixture.Make(() => _state.Workspace.Issues.DecideFeature("auth-plan-issue-1", null, wanted, Person, _state.Feedback));
        Assert.Equal(("feature", "auth-plan-issue-1"), (made.Status, made.MadeFeatureId));
        Feature feature = _state.Feature("auth-plan-issue-1");
        Assert.Equal(("the cache is never cleared", "plan", "codex"), (feature.Title, feature.MilestoneId, feature.WorkerType));
        Assert.Contains("Suggested: fix it", feature.Description, StringComparison.Ordinal);
        Assert.Equal(["feature", "open"], All().Select(static issue => issue.Status));
    }

    [Fact]
    public void AnAssertionIsMadeOfItAndItIsOpenAgainOnceThatIsRemoved()
    {
        ReportedIssue made = StateFixture.Make(() => _state.Workspace.Issues.DecideAssertion("auth-plan-issue-1", null, new IssueAssertion(null, null, "make test"), Person, _state.Feedback));
        Assert.Equal(("assertion", "auth-plan-issue-1"), (made.Status, made.MadeAssertionId));
        Assertion assertion = _state.Assertion("auth-plan-issue-1");
        Assert.Equal(("auth-plan", "Solved: the cache is never cleared", "make test"), (assertion.FeatureId, assertion.Description, assertion.Check));
        Assert.Equal(["assertion", "open"], All().Select(static issue => issue.Status));

        StateFixture.Make(() => _state.Workspace.Plans.Decide(
            new PlanUpdateRequest(null) { Reason = "not needed" }, _state.Workspace.Plans.Find(StateFixture.First, _state.Feedback), PlanEdits.RemoveAssertion("auth-plan-issue-1"), _state.Feedback));
        Assert.Equal(["open", "open"], All().Select(static issue => issue.Status));
    }

    [Fact]
    public void OneThatWasDecidedAboutIsInNoPrompt()
    {
        foreach (string reader in (string[])["auth-plan", "auth-impl"])
        {
            Assert.Contains("the cache is never cleared", Prompt(reader), StringComparison.Ordinal);
        }

        StateFixture.Make(() => _state.Workspace.Issues.DecideDismiss("auth-plan-issue-1", null, "by design", Person, _state.Feedback));
        foreach (string reader in (string[])["auth-plan", "auth-impl"])
        {
            Assert.DoesNotContain("the cache is never cleared", Prompt(reader), StringComparison.Ordinal);
            Assert.Contains("the log is too long", Prompt(reader), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TheSnapshotHasTheOpenOnes()
    {
        StateFixture.Make(() => _state.Workspace.Issues.DecideDismiss("auth-plan-issue-1", null, "by design", Person, _state.Feedback));
        Assert.Equal("the log is too long", Assert.Single(_state.Workspace.Snapshots.Take(null, "/project", CancellationToken.None).Issues).Description);
    }

    [Fact]
    public void APersonIsBriefedOnIt()
    {
        var request = new Maestro.Control.BriefRequest(Person, CommandForm.PowerShell, 600);
        SessionBrief brief = _state.Workspace.Briefs.Get(request, _state.Feedback, CancellationToken.None);
        Assert.Contains("auth-plan-issue-1: the cache is never cleared\n", brief.Text, StringComparison.Ordinal);
        Assert.Contains("`Set-MaestroIssue auth-plan-issue-1 -AsFeature`", brief.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownOneIsRefused() =>
        _state.Refused(ErrorCode.IssueNotFound, () => _state.Workspace.Issues.DecideDismiss("auth-plan-issue-9", null, "r", Person, _state.Feedback));

    private ReportedIssue[] All() => [.. _state.Workspace.Issues.Get(new IssueQuery(), _state.Feedback)];

    private string Prompt(string featureId) =>
        _state.Workspace.Prompts.Decide(new Maestro.Prompts.WorkerPromptRequest(featureId, null, null), _state.Feedback, CancellationToken.None).Result.Text;

    private WorkspaceStatus Status() => _state.Workspace.Status.Get("/project", Person, _state.Feedback, CancellationToken.None);

    private void Report(params string[] issues) => _state.Update(new FeatureUpdate("auth-plan", null)
    {
        Report = new WorkerReport
        {
            SalientSummary = "done",
            DiscoveredIssues = [.. issues.Select(static text => new DiscoveredIssue { Severity = "low", Description = text, SuggestedFix = "fix it" })],
        },
    });
}
