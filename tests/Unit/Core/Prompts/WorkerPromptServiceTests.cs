using System.Text;
using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Missions;
using Maestro.Prompts;
using Maestro.Storage;
using Maestro.Tests.Hosting;

namespace Maestro.Tests;

public sealed class WorkerPromptServiceTests
{
    private readonly StateFixture _state = new();
    private readonly string _mission;

    public WorkerPromptServiceTests() => _mission = _state.Create();

    [Fact]
    public void ADraftOfAFreshPlanIsEnough()
    {
        WorkerPrompt prompt = Make("auth-impl");

        Assert.Equal("built-in", prompt.SkillSource);
        Assert.StartsWith("# auth-impl\n", prompt.Text, StringComparison.Ordinal);
        Assert.Contains("- `auth-plan`: pending, not done", prompt.Text, StringComparison.Ordinal);
        Assert.Contains("auth-impl-assertion-1", prompt.Text, StringComparison.Ordinal);
        Assert.Empty(_state.Feedback.Problems);
    }

    [Fact]
    public void EachFeatureOfTheQuickStartNeedsThreeAndAHalfKilobytes()
    {
        StateFixture quickStart = new StateFixture().Approved(File.ReadAllText(RepositoryRoot.In("examples", "plan.json")));
        foreach (Feature feature in quickStart.Workspace.Features.Get(new FeatureQuery(), quickStart.Feedback))
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(Make(feature.FeatureId, quickStart).Text), 1000, 3584);
        }
    }

    [Fact]
    public void OthersAtWorkAreNamedWithTheFilesThatBothTouch()
    {
        _state.SetMission(_mission, MissionStatus.Approved);
        _state.Store[$"missions/{_mission}/details.json"] = """{ "features": { "auth-impl": { "files": ["src/cli.py"] }, "auth-docs": { "files": ["src/*.py"] } } }""";
        StateFixture.Make(() => _state.Workspace.Starts.Decide(new FeatureUpdate("auth-docs", null) { Author = new Author("gemini", "g1"), Branch = "docs" }, _state.Feedback));
        Assert.Contains("- `auth-docs` (gemini, session g1) since 2026-11-22 14:30Z on branch `docs`: `src/*.py`; you both touch `src/cli.py`\n".Replace("2026-11-22 14:30Z", WorkerPromptBuilder.Moment(FakeClock.Start), StringComparison.Ordinal), Make("auth-impl").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatAPromptBuildsOnIsAtTheCommitThatWasProven()
    {
        _state.SetMission(_mission, MissionStatus.Approved);
        _state.SetResult("plan-agreed", AssertionResult.Passed, "agreed");
        string commit = new('a', 40);
        _state.Store[StatePaths.Proof(_mission, "plan-agreed")] = $$"""
            { "assertionId": "plan-agreed", "missionId": "{{_mission}}", "result": "passed", "witness": "ran", "at": "2026-11-30T10:00:00.000Z", "commit": "{{commit}}" }
            """;
        Assert.Contains("- `auth-plan`: pending, commit aaaaaaaaaa, not done", Make("auth-impl").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ItIsStoredBesideTheFeatureAndFound()
    {
        Change<WorkerPrompt> planned = Decide("auth-impl", _state);
        Change.Commit(planned, isConfirmed: false, () => _state.Workspace.Prompts.DecideAgain(planned, new WorkerPromptRequest("auth-impl", null, null), _state.Feedback), ChangeOrigin.None, CancellationToken.None);
        Assert.Equal(planned.Result.Text, _state.Store[StatePaths.Prompt(_mission, "auth-impl")]);

        WorkerPrompt stored = Assert.Single(_state.Workspace.Prompts.Get(new FeatureQuery(), _state.Feedback));
        Assert.Equal(("auth-impl", _mission, "codex", FakeClock.Start), (stored.FeatureId, stored.MissionId, stored.WorkerType, stored.GeneratedAt));
        Assert.Empty(_state.Feedback.Problems);

        IdFilter literal = new("auth-plan", IsWildcard: false, static _ => false);
        Assert.Empty(_state.Workspace.Prompts.Get(new FeatureQuery { Features = [literal] }, _state.Feedback));
        Assert.Equal([ErrorCode.PromptNotFound], _state.Feedback.Codes);
    }

    [Fact]
    public void AProjectsOwnSkillsGoBeforeTheBuiltInOnes()
    {
        _state.Store["skills/codex/SKILL.md"] = "---\nname: codex\n---\n# Ours\n\nDo it our way.";
        _state.Store["skills/worker-base/SKILL.md"] = "Report to the harbour master.";

        WorkerPrompt prompt = Make("auth-impl");

        Assert.EndsWith("skills/codex/SKILL.md", prompt.SkillSource, StringComparison.Ordinal);
        Assert.Contains("Do it our way.", prompt.Text, StringComparison.Ordinal);
        Assert.Contains("Report to the harbour master.", prompt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("name: codex", prompt.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("artisan")]
    [InlineData("maestro:worker-base")]
    public void AWorkerNobodyDescribedGetsTheGeneralWay(string type)
    {
        string plan = StateFixture.Plan.Replace("\"workerType\": \"codex\"", $"\"workerType\": \"{type}\"", StringComparison.Ordinal);
        var other = new StateFixture();
        other.Create(plan);
        Assert.Equal("fallback", Make("auth-impl", other).SkillSource);
    }

    [Fact]
    public void WhatTheMilestoneBeforeDeliveredIsToldToThoseWhoJudge()
    {
        string plan = StateFixture.Plan.Replace(
            "\"title\": \"Building\"", "\"title\": \"Building\", \"profile\": \"code-review\", \"kind\": \"gate\"", StringComparison.Ordinal)
            .Replace("\"dependsOn\": [\"auth-plan\"], ", "", StringComparison.Ordinal);
        StateFixture judged = new StateFixture().Approved(plan);
        judged.SetFeature("auth-plan", FeatureStatus.Assigned, FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
        judged.Update(new FeatureUpdate("auth-plan", null) { Report = new WorkerReport { SalientSummary = "tokens live one hour" } });

        Assert.Contains("tokens live one hour", Make("auth-impl", judged).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void CorrectionsReachAWorkerByWordsAndByTheFilesItsTaskNames()
    {
        string plan = StateFixture.Plan.Replace(
            "\"title\": \"Build it\", \"description\": \"\"", "\"title\": \"Build it\", \"description\": \"Start with `src/auth/login.ts`.\"", StringComparison.Ordinal);
        var named = new StateFixture();
        named.Create(plan);
        Correct(named, "hash passwords", [], ["src/auth/**"]);
        Correct(named, "build twice", ["build"], []);
        Correct(named, "paint it blue", ["paint"], ["docs/**"]);

        string text = Make("auth-impl", named).Text;

        Assert.Contains("hash passwords", text, StringComparison.Ordinal);
        Assert.Contains("build twice", text, StringComparison.Ordinal);
        Assert.DoesNotContain("paint it blue", text, StringComparison.Ordinal);
    }

    [Fact]
    public void CorrectionsReachAWorkerByTheFilesThatItsPlanNamesAndThatItsDependenciesChanged()
    {
        string plan = StateFixture.Plan.Replace("\"title\": \"Build it\",", "\"title\": \"Build it\", \"files\": [\"src/**\", \"README.md\"],", StringComparison.Ordinal)
            .Replace("\"title\": \"Plan it\",", "\"title\": \"Plan it\", \"files\": [\"plans/auth.md\"],", StringComparison.Ordinal);
        var named = new StateFixture();
        named.Create(plan);
        Correct(named, "covered by the plan", [], ["src/auth/*.cs"]);
        Correct(named, "covers the plan", [], ["*.md"]);
        Correct(named, "of what came before", [], ["plans/*"]);
        Correct(named, "of something else", [], ["docs/**"]);

        string text = Make("auth-impl", named).Text;

        Assert.All((string[])["covered by the plan", "covers the plan", "of what came before"], rule => Assert.Contains(rule, text, StringComparison.Ordinal));
        Assert.DoesNotContain("of something else", text, StringComparison.Ordinal);
        Assert.Contains("Files: `src/**`, `README.md`.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("memory:\n  enabled: false\n", false, false)]
    [InlineData("memory:\n  corrections:\n    enabled: false\n", false, true)]
    [InlineData("memory:\n  learnings:\n    enabled: false\n", true, false)]
    [InlineData("{}\n", true, true)]
    public void SwitchesOfTheConfigurationCount(string configuration, bool corrections, bool learnings)
    {
        var state = new StateFixture(configuration);
        state.Create();
        Correct(state, "never guess", ["build"], []);
        StateFixture.Make(() => state.Workspace.Guidance.Decide(new GuidanceDraft { Summary = "tests first" }, state.Feedback));

        string text = Make("auth-impl", state).Text;

        Assert.Equal((corrections, learnings), (text.Contains("never guess", StringComparison.Ordinal), text.Contains("tests first", StringComparison.Ordinal)));
    }

    [Fact]
    public void TheNewestThreeHandoffsOfTheFeatureAreReplayedAndNoOthers()
    {
        for (int i = 1; i <= 4; i++)
        {
            HandOff("auth-impl", $"risk_{i}");
        }

        HandOff("auth-plan", "risk_of_another");

        string text = Make("auth-impl").Text;

        Assert.Equal([2, 3, 4], Enumerable.Range(1, 4).Where(i => text.Contains($"Risk: risk_{i}\n", StringComparison.Ordinal)));
        Assert.DoesNotContain("risk_of_another", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsDamagedIsToldAndTheRestIsInThePrompt()
    {
        _state.Store[StatePaths.Notes] = "[";
        _state.Store[StatePaths.Guidance] = "{";
        _state.Store[StatePaths.Correction("2026-11-22-001")] = "{";
        _state.Store["handoffs/2026-11-23-001.json"] = "{";

        Assert.Contains("# auth-impl", Make("auth-impl").Text, StringComparison.Ordinal);
        Assert.Equal(4, _state.Feedback.Problems.Count);
        Assert.All(_state.Feedback.Codes, static code => Assert.Equal(ErrorCode.StateFileDamaged, code));
    }

    [Fact]
    public void APromptForAFeatureThatWentIsNotStored()
    {
        Change<WorkerPrompt> planned = Decide("auth-impl", _state);
        _state.Store.Remove(StatePaths.Feature(_mission, "auth-impl"));
        _state.Refused(ErrorCode.FeatureNotFound, () => Change.Commit(planned, isConfirmed: false, () => _state.Workspace.Prompts.DecideAgain(planned, new WorkerPromptRequest("auth-impl", null, null), _state.Feedback), ChangeOrigin.None, CancellationToken.None));
    }

    [Theory]
    [InlineData("Fix src/a.cs, then `docs/b.md`.", "src/a.cs|docs/b.md")]
    [InlineData("see https://x.y/z and \"Makefile.am\"...", "Makefile.am")]
    [InlineData("e.g. and/or src\\auth\\x.ts", "e.g|and/or|src/auth/x.ts")]
    [InlineData("", "")]
    [InlineData(". / .. ?", "")]
    public void PathsAreFoundInText(string text, string paths) => Assert.Equal(paths, string.Join('|', MentionedPaths.In([text])));

    private WorkerPrompt Make(string featureId, StateFixture? state = null) => Decide(featureId, state ?? _state).Result;

    private static Change<WorkerPrompt> Decide(string featureId, StateFixture state) =>
        state.Workspace.Prompts.Decide(new WorkerPromptRequest(featureId, null, null), state.Feedback, CancellationToken.None);

    private static void Correct(StateFixture state, string rule, string[] keywords, string[] globs) => StateFixture.Make(() =>
        state.Workspace.Corrections.Decide(new CorrectionDraft(rule, keywords, globs, null, null)));

    private void HandOff(string featureId, string risk)
    {
        byte[] json = Encoding.UTF8.GetBytes($$"""
            { "mode": "execute", "sessionCore": "work", "summary": "done", "nextAction": "go_on", "artifacts": ["a"], "readMore": ["b"],
              "risks": ["{{risk}}"], "cs": { "work": 0.8 }, "maestroRefs": { "missionId": "{{_mission}}", "featureId": "{{featureId}}" } }
            """);
        HandoffContent content = HandoffService.Decide(HandoffInput.Read(json).Draft, null);
        StateFixture.Make(() => _state.Workspace.Handoffs.DecideCreate(content, new Author("codex", "s1"), null));
        _state.Clock.Advance(TimeSpan.FromMinutes(1));
    }
}
