using Maestro.Control;
using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Missions;
using Maestro.Prompts;

namespace Maestro.Tests;

public sealed class BriefTests
{
    private static readonly Author Codex = new("codex", "session-1");
    private static readonly Author Other = new("codex", "session-2");
    private static readonly Author Person = new(null, null) { User = "ann@desk" };

    private readonly StateFixture _state = new();

    [Fact]
    public void ANewWorkspaceSaysHowToBegin()
    {
        SessionBrief brief = Brief(Person);
        Assert.Empty(brief.Mine);
        Assert.Equal("New-MaestroMission -Path plan.json", brief.Next);
        Assert.Equal("# Maestro brief for ann@desk\n\nNext: `New-MaestroMission -Path plan.json`\n", brief.Text);
    }

    [Fact]
    public void AFeatureIsItsHoldersWithTheNextLegalCommand()
    {
        _state.Approved();
        Assert.Equal("Start-MaestroFeature -Next", Brief(Codex).Next);
        Start("auth-plan", Codex);
        SessionBrief mine = Brief(Codex);
        BriefItem held = Assert.Single(mine.Mine);
        Assert.Equal(("feature", "auth-plan", "in-progress", "Plan it"), (held.Kind, held.Id, held.Status, held.Text));
        Assert.Equal("Invoke-MaestroAssertion plan-agreed -Command '<command that shows it>'", held.Command);
        Assert.Equal(held.Command, mine.Next);
        Assert.Empty(Brief(Other).Mine);
        Assert.Empty(Brief(Person).Mine);

        _state.SetResult("plan-agreed", "passed", "seen");

        // One form for PowerShell and for bash: an object of PowerShell's own would be nothing to the program.
        Assert.Equal("Set-MaestroFeature auth-plan -Status review -Report '<what was done>'", Brief(Codex).Next);
    }

    [Fact]
    public void WhatIsSuggestedToATypistIsNotTheWorkOfAnother()
    {
        _state.Approved();
        Start("auth-plan", Codex);
        Assert.Contains(Suggested(Codex), static command => command.StartsWith("Set-MaestroFeature auth-plan", StringComparison.Ordinal));
        Assert.DoesNotContain(Suggested(Person), static command => command.StartsWith("Set-MaestroFeature auth-plan", StringComparison.Ordinal));

        string[] Suggested(Author reader) => [.. _state.Workspace.Glances.Get(feature => _state.Workspace.Claims.MayMove(feature, reader)).Steps.Select(static step => step.Command)];
    }

    [Fact]
    public void ReviewWaitsForEverybodyButTheAgentThatDidTheWork()
    {
        _state.Approved();
        Start("auth-plan", Codex);
        _state.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Review, Author = Codex });
        Assert.Empty(Brief(Codex).Waiting);
        Assert.DoesNotContain("-Status done", Brief(Codex).Next, StringComparison.Ordinal);
        foreach (Author reviewer in (Author[])[Other, Person])
        {
            Assert.Equal(("review", "Set-MaestroFeature auth-plan -Status done"), Brief(reviewer).Waiting.Select(static item => (item.Kind, item.Command)).Single());
        }
    }

    [Fact]
    public void AQuestionWaitsForAPerson()
    {
        _state.Approved();
        Start("auth-plan", Codex);
        StateFixture.Make(() => _state.Workspace.Starts.DecideStop(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Blocked, Question = "which vendor?", Author = Codex }, _state.Feedback));
        BriefItem question = Assert.Single(Brief(Person).Waiting);
        Assert.Equal(("question", "auth-plan", "which vendor?", "Set-MaestroFeature auth-plan -Answer '<the answer>'"), (question.Kind, question.Id, question.Text, question.Command));
        Assert.Contains("auth-plan: which vendor?\n", Brief(Person).Text, StringComparison.Ordinal);
        Assert.Empty(Brief(Other).Waiting);
    }

    [Fact]
    public void TheNextStepIsLegalForWhoeverReadsIt()
    {
        _state.Approved();
        Start("auth-plan", Codex);
        Assert.Equal("Get-MaestroFeature", Status(Other).Next);
        Assert.Equal("Get-MaestroFeature", Brief(Other).Next);
        Assert.Equal((Brief(Codex).Next, "Invoke-MaestroAssertion plan-agreed -Command '<command that shows it>'"), (Status(Codex).Next, Status(Codex).Next));
    }

    [Fact]
    public void AQuestionComesFirstInStatusAndBrief()
    {
        _state.Approved();
        Start("auth-plan", Codex);
        StateFixture.Make(() => _state.Workspace.Starts.DecideStop(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Blocked, Question = "which vendor?", Author = Codex }, _state.Feedback));
        Assert.Equal(["auth-plan"], Status(Person).WaitingForMe);
        Assert.Empty(Status(Other).WaitingForMe);
        Assert.Equal(("Set-MaestroFeature auth-plan -Answer '<the answer>'", Status(Person).Next), (Brief(Person).Next, Brief(Person).Next));
    }

    [Fact]
    public void OnlyAPersonIsAskedToApprove()
    {
        string id = _state.Create();
        Assert.Equal($"Approve-MaestroMission {id}", Assert.Single(Brief(Person).Waiting).Command);
        Assert.Empty(Brief(Codex).Waiting);
    }

    [Fact]
    public void DamageIsNamedAndNothingElseSuggested()
    {
        _state.Approved();
        Start("auth-plan", Codex);
        _state.Store[$"missions/{StateFixture.First}/features/auth-impl.json"] = "{";
        SessionBrief brief = Brief(Codex);
        Assert.NotEmpty(brief.Damage);
        Assert.Equal("Test-MaestroEnvironment", brief.Next);
        Assert.Contains("## Damaged", brief.Text, StringComparison.Ordinal);
        Assert.Contains("auth-impl.json", brief.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void HardRulesAreInItAndSoftOnesAreNot()
    {
        Correct("never force-push", CorrectionSeverity.Hard);
        Correct("prefer small commits", CorrectionSeverity.Soft);
        SessionBrief brief = Brief(Codex);
        Assert.Equal("never force-push", Assert.Single(brief.HardRules));
        Assert.Contains("MUST: never force-push\n", brief.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("small commits", brief.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(600)]
    public void ItStaysWithinItsTokensAndSaysWhatItLeftOut(int tokens)
    {
        _state.Approved(Plan(60));
        foreach (int number in Enumerable.Range(0, 60))
        {
            Start($"f-{number}", number % 2 == 0 ? Codex : Other);
            Correct($"rule {number} " + new string('x', 500 + number), CorrectionSeverity.Hard);
        }

        SessionBrief brief = Brief(Codex, tokens);
        Assert.Equal(PromptDocument.Estimate(brief.Text), brief.EstimatedTokens);
        Assert.InRange(brief.EstimatedTokens, 1, tokens);
        Assert.All(brief.LeftOut, left => Assert.Contains(left, brief.Text, StringComparison.Ordinal));
        Assert.Contains("Next: `", brief.Text, StringComparison.Ordinal);
        Assert.Equal(30, brief.Mine.Count);
        Assert.Equal(60, brief.HardRules.Count);
        if (tokens == 600)
        {
            Assert.Contains("and 25 more", brief.Text, StringComparison.Ordinal);
            Assert.Contains("more rules: `Get-MaestroCorrection -Severity hard`", brief.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void HostileTextStaysInItsFence()
    {
        foreach (string hostile in HostileTexts.HostileOnes(40, 7).Where(static text => !string.IsNullOrWhiteSpace(Display.Lines(text))))
        {
            Correct(hostile, CorrectionSeverity.Hard);
        }

        SessionBrief brief = Brief(Codex, 100_000);
        string fence = brief.Text.Split('\n').First(static line => line.StartsWith("~~~maestro-", StringComparison.Ordinal));
        bool inside = false;
        foreach (string line in brief.Text.Split('\n'))
        {
            if (line == fence)
            {
                inside = !inside;
            }
            else if (!inside && line.Length > 0)
            {
                Assert.Matches("^(# Maestro brief|Next: |## |MUST:$|Invisible characters)", line);
            }
        }

        Assert.False(inside);
        Assert.DoesNotContain('\e', brief.Text);
    }

    [Fact]
    public void CommandsAreInTheFormThatTheReaderTypes()
    {
        string id = _state.Create();
        SessionBrief brief = _state.Workspace.Briefs.Get(new BriefRequest(Person, CommandForm.Shell, 600), _state.Feedback, CancellationToken.None);
        Assert.Contains($"`maestro Approve-MaestroMission {id}`", brief.Text, StringComparison.Ordinal);
        Assert.Equal($"Approve-MaestroMission {id}", brief.Next);
    }

    private WorkspaceStatus Status(Author reader) => _state.Workspace.Status.Get("/w", reader, new RecordedFeedback(), CancellationToken.None);

    private SessionBrief Brief(Author reader, int tokens = 600) =>
        _state.Workspace.Briefs.Get(new BriefRequest(reader, CommandForm.PowerShell, tokens), new RecordedFeedback(), CancellationToken.None);

    private void Start(string featureId, Author author) =>
        StateFixture.Make(() => _state.Workspace.Starts.Decide(new FeatureUpdate(featureId, null) { Author = author }, _state.Feedback));

    private void Correct(string rule, string severity) =>
        StateFixture.Make(() => _state.Workspace.Corrections.Decide(new CorrectionDraft(rule, ["x"], [], Severity: severity)));

    private static string Plan(int features) => $$"""
        { "title": "Many", "description": "", "milestones": [{ "id": "m", "title": "M", "description": "", "order": 0 }],
          "features": [{{string.Join(',', Enumerable.Range(0, features).Select(static n => $$"""{ "id": "f-{{n}}", "milestoneId": "m", "title": "{{new string('t', 200)}}", "description": "", "workerType": "codex", "verificationSteps": ["x"] }"""))}}] }
        """;
}
