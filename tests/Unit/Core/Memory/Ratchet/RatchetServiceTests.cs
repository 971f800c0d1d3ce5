using Maestro.Memory;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class RatchetServiceTests
{
    private readonly StateFixture _state = new();
    private readonly string _correction;

    public RatchetServiceTests() => _correction = Correct("use bun not npm");

    private RatchetService Ratchet => _state.Workspace.Ratchet;

    private FakeRatchetScanner Scanner => _state.Adapters.Scanner;

    [Fact]
    public void ARuleAndTheMarkOfItsCorrectionAreOneChange()
    {
        int commits = _state.Store.Commits;
        RatchetRule added = Add("npm install", "**/*.sh");

        Assert.Equal(commits + 1, _state.Store.Commits);
        Assert.Equal(FakeClock.Start, _state.Workspace.Corrections.Find(_correction).PromotedToRatchet);
        Assert.Equal(added.RatchetId, Assert.Single(Rules()).RatchetId);

        _state.Store.FailingWrite = 2;
        string before = _state.Store.Snapshot();
        Assert.Throws<MaestroException>(() => Add("npm ci"));
        Assert.Equal(before, _state.Store.Snapshot());
    }

    [Fact]
    public void TheSameRuleTwiceReplacesAndSaysSo()
    {
        Add("npm install");
        _state.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Contains("is replaced", Assert.Single(Ratchet.DecideAdd(new RatchetDraft(_correction, "npm install", [])).Warnings), StringComparison.Ordinal);
        Add("npm install");
        Assert.Empty(Ratchet.DecideAdd(new RatchetDraft(_correction, "npm install", ["src/**"])).Warnings);
        Add("npm install", "src/**");
        Assert.Equal([$"ratchet-{_correction}", $"ratchet-{_correction}-2"], Rules().Select(static rule => rule.RatchetId));
    }

    [Fact]
    public void BadInputIsRefusedBeforeAnythingIsWritten()
    {
        _state.Refused(ErrorCode.CorrectionNotFound, () => Ratchet.DecideAdd(new RatchetDraft("2020-01-01-001", "x", [])));
        _state.Refused(ErrorCode.PatternInvalid, () => Add("("));
        _state.Refused(ErrorCode.PatternInvalid, () => Add("x", "../x"));
        _state.Refused(ErrorCode.RatchetNotFound, () => StateFixture.Make(() => Ratchet.DecideRemove("nosuch")));
    }

    [Fact]
    public void TheLastRuleOfACorrectionTakesItsMarkAway()
    {
        string first = Add("npm install").RatchetId, second = Add("npm ci").RatchetId;

        StateFixture.Make(() => Ratchet.DecideRemove(second));
        Assert.NotNull(_state.Workspace.Corrections.Find(_correction).PromotedToRatchet);
        StateFixture.Make(() => Ratchet.DecideRemove(first));
        Assert.Null(_state.Workspace.Corrections.Find(_correction).PromotedToRatchet);
        Assert.Empty(Rules());
    }

    [Fact]
    public void ARuleWhoseCorrectionIsGoneOrDamagedCanBeTakenOut()
    {
        string id = Add("npm install").RatchetId;
        _state.Store[StatePaths.Correction(_correction)] = "{";
        StateFixture.Make(() => Ratchet.DecideRemove(id));
        Assert.Empty(Rules());
        Assert.Equal("{", _state.Store[StatePaths.Correction(_correction)]);
    }

    [Fact]
    public void ADamagedSuiteIsNamedAndNotWrittenOver()
    {
        _state.Store[StatePaths.RatchetSuite] = """{ "assertions": [ { "id": "a\u001b[31m", "correctionId": "c", "rule": "r", "check": "x", "createdAt": "2026-11-22T00:00:00.000Z" } ] }""";
        MaestroException damaged = _state.Refused(ErrorCode.StateFileDamaged, () => Add("x"));
        Assert.Contains("suite.json", damaged.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', damaged.Message);
    }

    [Fact]
    public void FilesOfTheStateAreNotLookedThrough()
    {
        Add("npm install");
        Scanner.Files = ["a.sh", ".maestro/memory/ratchet/suite.json", "app/.maestro/notes.json", "x.maestro/y"];
        Check();
        Assert.Equal(["a.sh", "x.maestro/y"], Scanner.Asked);
    }

    [Fact]
    public void WhatPassedOnceIsARegressionLater()
    {
        string id = Add("npm install").RatchetId;
        Assert.Equal("passed", Check());
        Scanner.Violations[id] = 2;
        Assert.Equal("regression", Check());
        Assert.Equal("regression", Check());
        Scanner.Violations.Clear();
        Assert.Equal("passed", Check());
    }

    [Fact]
    public void WhatNeverPassedIsToldApart()
    {
        string id = Add("npm install").RatchetId;
        Scanner.Violations[id] = 1;
        Assert.Equal("failed", Check());
        Assert.Equal("never-passed", Check());
    }

    [Fact]
    public void ARuleMadeWhileOthersWereCheckedIsNew()
    {
        string checkedBefore = Add("npm install").RatchetId;
        Scanner.Meanwhile = () =>
        {
            Scanner.Meanwhile = null;
            _state.Clock.Advance(TimeSpan.FromSeconds(5));
            Scanner.Violations[Add("npm ci").RatchetId] = 1;
            _state.Clock.Advance(TimeSpan.FromSeconds(5));
        };
        RatchetRun run = Run();
        StateFixture.Make(() => _state.Workspace.RatchetChecks.DecideKeep(run));

        Assert.Equal(["passed", "failed"], Run().Results.Select(static result => result.State));
        Assert.Equal(checkedBefore, Run().Results[0].RatchetId);
    }

    [Fact]
    public void ADamagedBaselineIsToldAndTheCheckGoesOn()
    {
        Add("npm install");
        _state.Store[StatePaths.RatchetBaseline] = "<<<<<<< HEAD";
        RatchetRun run = Run();
        Assert.Equal(["passed"], run.Results.Select(static result => result.State));
        Assert.Equal([ErrorCode.StateFileDamaged], _state.Feedback.Codes);
        _state.Refused(ErrorCode.StateFileDamaged, () => StateFixture.Make(() => _state.Workspace.RatchetChecks.DecideKeep(run)));
    }

    private string Correct(string rule) =>
        StateFixture.Make(() => _state.Workspace.Corrections.Decide(new CorrectionDraft(rule, ["npm"], [], null, null))).CorrectionId;

    private RatchetRule Add(string pattern, params string[] globs) => StateFixture.Make(() => Ratchet.DecideAdd(new RatchetDraft(_correction, pattern, globs)));

    private IReadOnlyList<RatchetRule> Rules() => Ratchet.Get(new RatchetQuery(), _state.Feedback);

    private RatchetRun Run()
    {
        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        return _state.Workspace.RatchetChecks.Check(Rules(), "/project", TimeSpan.FromSeconds(1), null, _state.Feedback, CancellationToken.None);
    }

    private string Check()
    {
        RatchetRun run = Run();
        Assert.True(run.IsComplete);
        StateFixture.Make(() => _state.Workspace.RatchetChecks.DecideKeep(run));
        return run.Results[0].State;
    }
}
