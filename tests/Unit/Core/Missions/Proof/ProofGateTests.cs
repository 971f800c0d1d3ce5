using Maestro.Missions;
using Maestro.Ports;

namespace Maestro.Tests;

/// <summary>Proof counts for the files that it is about, and fails closed.</summary>
public sealed class ProofGateTests
{
    private const string Login = "auth-impl-assertion-1";

    private readonly StateFixture _state = new StateFixture().Approved(StateFixture.Plan.Replace(
        "\"title\": \"Build it\",", "\"title\": \"Build it\", \"files\": [\"src/**\"],", StringComparison.Ordinal));

    [Fact]
    public void WhatWasRunIsKeptWholeWithItsAuthorAndFiles()
    {
        _state.Adapters.GitState = new GitState { WorktreeRoot = "/project", HeadCommit = new string('a', 40), IsDirty = true };
        _state.Adapters.Runner.Answer = static _ => new CommandOutcome { ExitCode = 1, Output = "no\n", OutputBytes = 3, Duration = TimeSpan.FromMilliseconds(1500) };
        Run(Login, "dotnet test");
        Assertion assertion = _state.Assertion(Login);
        Proof proof = Assert.IsType<Proof>(assertion.Proof);
        Assert.Equal(("failed", "failed", "ran", "dotnet test", 1), (assertion.Result, proof.Result, proof.Witness, proof.Command, proof.ExitCode));
        Assert.Equal(("no\n", 3L, TimeSpan.FromSeconds(1.5)), (proof.Output, proof.OutputBytes, proof.Duration));
        Assert.Equal((new string('a', 40), true, "codex", "s1"), (proof.Commit, proof.IsDirty, proof.Agent, proof.SessionId));
        Assert.Equal(["src/**"], proof.Files);
        Assert.Equal("dotnet test: exit code 1 after 1.5 s at aaaaaaa with changes", assertion.Evidence);
        Assert.Equal("/project", Assert.Single(_state.Adapters.Runner.Requests).Folder);
    }

    [Fact]
    public void OnlyTheFilesOfTheFeatureMakeItsProofStale()
    {
        Run(Login, "true");
        Run("plan-agreed", "true");
        _state.Adapters.Files["docs/a.md"] = "new";
        Assert.Equal((false, true), (IsStale(Login), IsStale("plan-agreed")));
        _state.Adapters.Files["src/cli.py"] = "2";
        Assert.True(IsStale(Login));
        Run(Login, "true");
        Assert.False(IsStale(Login));
        _state.Adapters.Files.Remove("src/cli.py");
        Assert.True(IsStale(Login));
    }

    [Fact]
    public void WhatGitCannotTellIsUnknownAndDoesNotCount()
    {
        Run(Login, "true");
        Assert.Null(Objection(Login, isFresh: true, null));
        _state.Adapters.TreeNotice = "The index is damaged.";
        Assert.Null(IsStale(Login));
        Assert.Contains("index is damaged", Objection(Login, isFresh: true, null), StringComparison.Ordinal);
        Assert.Null(Objection(Login, isFresh: false, null));
    }

    [Theory]
    [InlineData("told", "told", true)]
    [InlineData("told", "ran", false)]
    [InlineData("ran", "ran", true)]
    [InlineData("ran", "ci", false)]
    [InlineData("ci", "ran", true)]
    public void AWitnessMustBeStrongEnough(string witness, string least, bool counts)
    {
        if (witness == ProofWitness.Told)
        {
            _state.SetResult(Login, AssertionResult.Passed, "seen");
        }
        else
        {
            _state.Adapters.Runner.IsContinuousIntegration = witness == ProofWitness.Ci;
            Run(Login, "true");
        }

        Assert.Equal(counts, Objection(Login, isFresh: false, least) is null);
    }

    [Fact]
    public void AResultThatAnotherProgramSetHasNoProof()
    {
        Run(Login, "false", 1);
        string path = $"missions/{StateFixture.First}/assertions.json";
        _state.Store[path] = _state.Store[path].Replace("\"failed\"", "\"passed\"", StringComparison.Ordinal);
        Assert.Null(_state.Assertion(Login).Proof);
        Assert.NotNull(Objection(Login, isFresh: true, null));
        Assert.NotNull(Objection(Login, isFresh: false, ProofWitness.Ran));
        Assert.Null(Objection(Login, isFresh: false, null));
    }

    [Fact]
    public void DamagedProofIsNamedAndDoesNotCount()
    {
        Run(Login, "true");
        _state.Store[$"missions/{StateFixture.First}/proof/{Login}.json"] = "{";
        Assert.NotNull(Objection(Login, isFresh: true, null));
        Assert.Equal(ErrorCode.StateFileDamaged, Assert.Single(_state.Feedback.Problems.DistinctBy(static problem => problem.Code)).Code);
    }

    [Fact]
    public void FilesThatTheCommandChangesMakeItsProofStaleAndAreNamed()
    {
        _state.Adapters.Runner.Answer = _ =>
        {
            _state.Adapters.Files["src/cli.py"] = "written";
            return new CommandOutcome { ExitCode = 0 };
        };
        Assert.Contains("src/cli.py", Assert.Single(Run(Login, "make")), StringComparison.Ordinal);
        Assert.True(IsStale(Login));
    }

    [Fact]
    public void AnotherCheckMakesTheProofOfTheOldOneStaleUntilItIsBack()
    {
        Assert.Empty(SetCheck("true"));
        Run(Login, "true");
        Assert.Contains($"stale until the new check is run: {Login}", Assert.Single(SetCheck("exit 1")), StringComparison.Ordinal);
        Assert.Equal((AssertionResult.Passed, true), (_state.Assertion(Login).Result, IsStale(Login)));
        Assert.True(_state.Assertion(Login).IsStale);
        Assert.Contains("check was changed", Objection(Login, isFresh: true, ProofWitness.Ran), StringComparison.Ordinal);
        Assert.Empty(SetCheck("true"));
        Assert.False(IsStale(Login));
        Assert.Null(Objection(Login, isFresh: true, ProofWitness.Ran));
    }

    [Fact]
    public void AnotherCommandThanTheCheckProvesWhileThatCheckStands()
    {
        SetCheck("true");
        Run(Login, "make test");
        Assert.Equal(("true", false), (_state.Assertion(Login).Proof!.Check, IsStale(Login)));
        Assert.Empty(SetCheck("make test"));
        Assert.False(IsStale(Login));
        SetCheck("other");
        Assert.True(IsStale(Login));
        SetCheck("");
        Assert.False(IsStale(Login));
    }

    [Fact]
    public void AWaivedAssertionIsNotRun()
    {
        _state.SetResult(Login, AssertionResult.Waived, reason: "later");
        Assert.Equal(ErrorCode.TransitionNotAllowed, Assert.Throws<MaestroException>(() => Run(Login, "true")).Code);
    }

    private IReadOnlyList<string> Run(string id, string command, int? exitCode = null)
    {
        if (exitCode is not null)
        {
            _state.Adapters.Runner.Answer = _ => new CommandOutcome { ExitCode = exitCode };
        }

        (ProofRun run, IReadOnlyList<string> warnings) = _state.Workspace.Checks.Run(
            _state.Assertion(id), command, "/project", TimeSpan.FromMinutes(1), static _ => { }, CancellationToken.None);
        StateFixture.Make(() => _state.Workspace.Assertions.DecideRun(run, new Kernel.Author("codex", "s1"), _state.Feedback));
        return warnings;
    }

    private IReadOnlyList<string> SetCheck(string check) => StateFixture.Made(
        () => _state.Workspace.Assertions.Decide(new AssertionUpdate(Login, null, null, null, null) { Check = check }, _state.Feedback)).Warnings;

    private bool? IsStale(string id) => _state.Workspace.Assertions.Get(new AssertionQuery(), Freshness(), _state.Feedback).Single(each => each.AssertionId == id).IsStale;

    private ProofFreshness Freshness() => _state.Workspace.Checks.Freshness("/project", CancellationToken.None);

    private string? Objection(string id, bool isFresh, string? witness) =>
        _state.Workspace.Assertions.Gate(StateFixture.First, isFresh, witness, Freshness(), _state.Feedback).Objection(_state.Assertion(id));
}
