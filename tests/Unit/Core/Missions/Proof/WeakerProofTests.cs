using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Ports;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>A weaker witness does not silently replace a stronger one, and proof that can't be read is called that.</summary>
public sealed class WeakerProofTests
{
    private const string Id = "plan-agreed";

    private static readonly string ProofPath = StatePaths.Proof(StateFixture.First, Id);

    private readonly StateFixture _state = new StateFixture().Approved();

    /// <summary>What a command showed, and what was recorded in words since.</summary>
    public static TheoryData<int, string[]> Ways => new()
    {
        { 0, [] },
        { 1, [AssertionResult.Pending] },
        { 0, [AssertionResult.Failed, AssertionResult.Pending] },
        { 1, [AssertionResult.Pending, AssertionResult.Blocked, AssertionResult.Pending] },
        { 0, [AssertionResult.Pending] },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void WordsDoNotReplaceARunHoweverMuchIsSaidBetween(int exitCode, string[] words)
    {
        Run(exitCode);
        foreach (string result in words)
        {
            _state.SetResult(Id, result, reason: "said");
        }

        string ran = exitCode == 0 ? AssertionResult.Passed : AssertionResult.Failed;
        MaestroException refused = _state.Refused(ErrorCode.WitnessTooWeak, () => Tell());
        Assert.StartsWith($"'{Id}' was {ran} by 'dotnet test' (ran, exit code {exitCode}, ", refused.Message, StringComparison.Ordinal);
        Assert.StartsWith($"Invoke-MaestroAssertion {Id} ", refused.Hint, StringComparison.Ordinal);
        Assert.Contains("need a reason", _state.Refused(ErrorCode.ArgumentInvalid, () => Tell(force: true)).Message, StringComparison.Ordinal);

        Change<AssertionChange> made = StateFixture.Made(() => Decide(force: true, "the server is gone"));
        Assert.Contains(made.Warnings, static warning => warning.EndsWith("That is no longer its proof.", StringComparison.Ordinal));
        Proof proof = _state.Assertion(Id).Proof!;
        Assert.Equal((ProofWitness.Told, "the server is gone", ran, "dotnet test"), (proof.Witness, proof.Reason, proof.Run?.Result, proof.Run?.Command));
        Assert.Equal("the server is gone", _state.Workspace.History.Get(new HistoryQuery(), _state.Feedback).First().Reason);
        Assert.Contains("its witness is told, not ran", Row(ProofWitness.Ran).Message, StringComparison.Ordinal);
        Assert.Equal(exitCode != 0, Row(null).Message!.EndsWith("('dotnet test' failed before)", StringComparison.Ordinal));

        Run(0);
        Assert.Null(_state.Assertion(Id).Proof!.Run);
        Assert.True(Row(ProofWitness.Ran).Passed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ARestoreDoesNotHideARunThatFailed(bool wasTold)
    {
        if (wasTold)
        {
            _state.SetResult(Id, AssertionResult.Passed, "seen");
        }

        StateFixture.Make(() => _state.Workspace.Checkpoints.DecideSave(null, null, null, _state.Feedback));
        Run(1);
        foreach (string? feature in (string?[])["auth-plan", null])
        {
            string checkpoint = _state.Workspace.Checkpoints.Headers(StateFixture.First)[^1].CheckpointId;
            Change<MissionRestore> made = StateFixture.Made(() => _state.Workspace.Checkpoints.DecideRestore(new RestoreRequest(null, checkpoint) { FeatureId = feature }, _state.Feedback));
            Assert.Equal(wasTold && feature is not null, made.Warnings.Any(static warning => warning.StartsWith("'plan-agreed' is passed again, although 'dotnet test' failed since.", StringComparison.Ordinal)));
            Proof proof = _state.Assertion(Id).Proof!;
            Assert.Equal((ProofWitness.Told, AssertionResult.Failed), (proof.Witness, proof.Run?.Result));
            _state.Refused(ErrorCode.WitnessTooWeak, () => Tell());
        }
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\u200b")]
    [InlineData("\u2060 \u3164\t")]
    public void WhatNobodyCanSeeIsNeitherAReasonNorEvidence(string nothing)
    {
        _state.Refused(ErrorCode.WaiverReasonMissing, () => _state.SetResult(Id, AssertionResult.Waived, reason: nothing));
        _state.Refused(ErrorCode.EvidenceRequired, () => _state.SetResult(Id, AssertionResult.Passed, nothing));
    }

    [Fact]
    public void WhoSaysAgainWhatWasProvenChangesNothing()
    {
        Run(0);
        string before = _state.Store[ProofPath];
        StateFixture.Make(() => _state.Workspace.Assertions.Decide(new AssertionUpdate(Id, null, AssertionResult.Passed, null, null), _state.Feedback));
        Assert.Equal(before, _state.Store[ProofPath]);
    }

    [Fact]
    public void WordsReplaceWordsAndTheRunThatPassedForOtherWords()
    {
        _state.SetResult(Id, AssertionResult.Passed, "seen");
        _state.SetResult(Id, AssertionResult.Passed, "seen again");
        Run(0);
        Reword("another promise");
        Assert.Null(_state.Assertion(Id).Proof);
        _state.SetResult(Id, AssertionResult.Passed, "seen");
        Assert.Null(_state.Assertion(Id).Proof!.Run);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OtherWordsOfThePlanDoNotHideARunThatFailed(bool isRemoved)
    {
        Run(1);
        if (isRemoved)
        {
            Edit(PlanEdits.RemoveAssertion(Id), force: true);
            _state.Refused(ErrorCode.AssertionNotFound, () => _state.SetResult(Id, AssertionResult.Passed, "seen"));
            Edit(PlanEdits.AddAssertion("auth-plan", new PlanAssertion { AssertionId = Id, Description = Id, HasOwnId = true }), force: false);
        }
        else
        {
            Reword("another promise");
        }

        Assertion shown = _state.Assertion(Id);
        Assert.Equal((AssertionResult.Pending, ProofWitness.Told, AssertionResult.Failed), (shown.Result, shown.Proof?.Witness, shown.Proof?.Run?.Result));
        Assert.Contains(isRemoved ? "added again" : "description", shown.Proof!.Reason, StringComparison.Ordinal);
        _state.Refused(ErrorCode.WitnessTooWeak, () => Tell());
        string prompt = _state.Workspace.Prompts.Decide(new Prompts.WorkerPromptRequest("auth-plan", null, null), _state.Feedback, CancellationToken.None).Result.Text;
        Assert.Contains("dotnet test: failed, exit code 1", prompt, StringComparison.Ordinal);

        Run(0);
        Assert.Null(_state.Assertion(Id).Proof!.Run);
    }

    [Fact]
    public void WhatWentBackSaysWhyInsteadOfWhatWasSeenBefore()
    {
        Run(0);
        _state.SetResult(Id, AssertionResult.Pending, reason: "the wrong branch");
        Assert.Equal("is pending: the wrong branch", Row(null).Message);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("{ \"assertionId\": \"other\", \"missionId\": \"2026-11-23-001\", \"result\": \"passed\", \"witness\": \"ran\", \"at\": \"2026-11-23T10:00:00.000Z\" }")]
    public void ProofThatCannotBeReadIsCalledThatAndDoesNotCount(string content)
    {
        Run(0);
        _state.SetFeature("auth-plan", FeatureStatus.InProgress);
        _state.Store[ProofPath] = content;
        Assertion shown = _state.Assertion(Id);
        Assert.Null(shown.Proof);
        Assert.Contains("plan-agreed.json", shown.ProofProblem, StringComparison.Ordinal);
        foreach (string? witness in (string?[])[null, ProofWitness.Told, ProofWitness.Ran])
        {
            MissionCheck row = Row(witness);
            Assert.False(row.Passed);
            Assert.Contains("its proof can't be read", row.Message, StringComparison.Ordinal);
            Assert.StartsWith($"Invoke-MaestroAssertion {Id} ", row.Fix, StringComparison.Ordinal);
        }

        Assert.Contains("can't be read", _state.Refused(ErrorCode.WitnessTooWeak, () => Tell()).Message, StringComparison.Ordinal);
        _state.Refused(ErrorCode.StateFileDamaged, () => _state.Workspace.Features.Decide(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Review, Strict = true }, _state.Feedback));
        _state.Refused(ErrorCode.StateFileDamaged, () => _state.Workspace.Milestones.Decide("plan", null, strict: true, _state.Feedback));
        Assert.Contains(_state.Workspace.Milestones.Decide("plan", null, strict: false, _state.Feedback).Warnings, static warning => warning.Contains("plan-agreed.json", StringComparison.Ordinal));

        Run(0);
        Assert.True(Row(ProofWitness.Ran).Passed);
    }

    private void Run(int exitCode)
    {
        _state.Adapters.Runner.Answer = _ => new CommandOutcome { ExitCode = exitCode, Output = "x" };
        (ProofRun run, _) = _state.Workspace.Checks.Run(_state.Assertion(Id), "dotnet test", "/project", TimeSpan.FromMinutes(1), static _ => { }, CancellationToken.None);
        StateFixture.Make(() => _state.Workspace.Assertions.DecideRun(run, default, _state.Feedback));
    }

    private void Reword(string words) => Edit(PlanEdits.SetAssertion(Id, words), force: false);

    private void Edit(PlanEdit edit, bool force) => StateFixture.Make(() =>
        _state.Workspace.Plans.Decide(new PlanUpdateRequest(null) { Force = force, Reason = "x" }, _state.Workspace.Plans.Find(null, _state.Feedback), edit, _state.Feedback));

    private void Tell(bool force = false) => Decide(force, null);

    private Change<AssertionChange> Decide(bool force, string? reason) =>
        _state.Workspace.Assertions.Decide(new AssertionUpdate(Id, null, AssertionResult.Passed, "works for me", reason) { Force = force }, _state.Feedback);

    private MissionCheck Row(string? witness)
    {
        MissionState state = _state.Workspace.Missions.Load(StateFixture.First, _state.Feedback);
        ProofGate? gate = witness is null ? null
            : _state.Workspace.Assertions.Gate(StateFixture.First, isFresh: false, witness, _state.Workspace.Checks.Freshness("/project", CancellationToken.None), NoFeedback.Instance);
        return MissionCheck.Of(state, mustName: true, gate: gate, proofs: _state.Workspace.Proofs.Of(StateFixture.First, NoFeedback.Instance)).Single(static check => check.Target == Id);
    }
}
