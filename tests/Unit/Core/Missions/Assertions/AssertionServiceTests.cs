using Maestro.Missions;

namespace Maestro.Tests;

public sealed class AssertionServiceTests
{
    private const string Login = "auth-impl-assertion-1";

    [Fact]
    public void AnIdInThePlanIsTheIdAndFreeTextGetsOne()
    {
        StateFixture state = new StateFixture().Approved();
        Assert.Equal(["plan-agreed", Login], state.Workspace.Assertions.Get(new AssertionQuery(), null, state.Feedback).Select(each => each.AssertionId));
        Assert.Equal("login works for every user", state.Assertion(Login).Description);
    }

    [Fact]
    public void EvidenceStaysUntilThereIsNewEvidence()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetResult(Login, AssertionResult.Failed, "test run 1");
        state.SetResult(Login, AssertionResult.Pending);
        Assert.Equal("test run 1", state.Assertion(Login).Evidence);
        state.SetResult(Login, AssertionResult.Passed, "test run 2");
        Assert.Equal("test run 2", state.Assertion(Login).Evidence);
    }

    [Fact]
    public void AWaiverNeedsAReasonAndKeepsIt()
    {
        StateFixture state = new StateFixture().Approved();
        state.Refused(ErrorCode.WaiverReasonMissing, () => state.SetResult(Login, AssertionResult.Waived));
        state.Refused(ErrorCode.WaiverReasonMissing, () => state.SetResult(Login, AssertionResult.Waived, reason: " "));
        state.SetResult(Login, AssertionResult.Waived, reason: "not on this platform");
        Assert.Equal("not on this platform", state.Assertion(Login).WaivedReason);
        Assert.True(state.Assertion(Login).IsClosed);
    }

    [Fact]
    public void AReasonIsKeptWithAnyResultButPassed()
    {
        StateFixture state = new StateFixture().Approved();
        state.Refused(ErrorCode.ArgumentInvalid, () => state.SetResult(Login, AssertionResult.Passed, "seen", "because"));
        foreach (string result in new[] { AssertionResult.Failed, AssertionResult.Pending, AssertionResult.Blocked })
        {
            state.SetResult(Login, result, reason: $"because of {result}");
            Assert.Equal($"because of {result}", state.Assertion(Login).Proof?.Reason);
            Assert.Null(state.Assertion(Login).WaivedReason);
        }
    }

    [Fact]
    public void WhatPassedCanBeTakenBackWithAReason()
    {
        foreach (string result in new[] { AssertionResult.Failed, AssertionResult.Pending })
        {
            StateFixture state = new StateFixture().Approved();
            state.SetResult(Login, AssertionResult.Passed, "seen");
            state.Refused(ErrorCode.TransitionNotAllowed, () => state.SetResult(Login, result, reason: " "));
            state.SetResult(Login, result, reason: "it broke");
            Assert.Equal((result, "it broke"), (state.Assertion(Login).Result, state.Assertion(Login).Proof?.Reason));
        }
    }

    [Fact]
    public void EvidenceOfAnEarlierResultDoesNotShowThatItHoldsNow()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetResult(Login, AssertionResult.Failed, "HTTP 500");
        state.SetResult(Login, AssertionResult.Pending);
        state.Refused(ErrorCode.EvidenceRequired, () => state.SetResult(Login, AssertionResult.Passed));
        state.Refused(ErrorCode.EvidenceRequired, () => state.SetResult(Login, AssertionResult.Passed, " "));
    }

    [Fact]
    public void ACheckIsKeptBesideTheAssertionAndTakenAwayAgain()
    {
        StateFixture state = new StateFixture().Approved();
        string before = state.Store[$"missions/{StateFixture.First}/assertions.json"];
        Check(state, "dotnet test");
        Assert.Equal("dotnet test", state.Assertion(Login).Check);
        Assert.Equal(before, state.Store[$"missions/{StateFixture.First}/assertions.json"]);
        Assert.Null(state.Assertion(Login).Proof);
        state.SetResult(Login, AssertionResult.Passed, "seen");
        Assert.Equal("dotnet test", state.Assertion(Login).Check);
        Check(state, "");
        Assert.Null(state.Assertion(Login).Check);
        Assert.DoesNotContain($"missions/{StateFixture.First}/details.json", state.Store.Paths);
    }

    [Fact]
    public void WithoutAResultThereIsNothingThatEvidenceCouldShow()
    {
        StateFixture state = new StateFixture().Approved();
        state.Refused(ErrorCode.NothingToChange, () => state.Workspace.Assertions.Decide(new AssertionUpdate(Login, null, null, null, null), state.Feedback));
        state.Refused(ErrorCode.ArgumentInvalid, () => state.Workspace.Assertions.Decide(new AssertionUpdate(Login, null, null, "seen", null), state.Feedback));
        state.Refused(ErrorCode.ArgumentInvalid, () => state.Workspace.Assertions.Decide(new AssertionUpdate(Login, null, null, null, "why") { Check = "x" }, state.Feedback));
    }

    private static void Check(StateFixture state, string check) =>
        StateFixture.Make(() => state.Workspace.Assertions.Decide(new AssertionUpdate(Login, null, null, null, null) { Check = check }, state.Feedback));

    [Fact]
    public void OneOfManyChangesAndTheOthersStay()
    {
        StateFixture state = new StateFixture().Approved();
        Assertion before = state.Assertion("plan-agreed");
        state.Clock.Advance(TimeSpan.FromMinutes(1));
        state.SetResult(Login, AssertionResult.Passed, "seen");
        Assert.Equal(before.UpdatedAt, state.Assertion("plan-agreed").UpdatedAt);
        Assert.Equal(before.UpdatedAt + TimeSpan.FromMinutes(1), state.Assertion(Login).UpdatedAt);
    }

    [Fact]
    public void RefusalsWriteNothing()
    {
        StateFixture state = new StateFixture().Approved();
        state.Refused(ErrorCode.AssertionNotFound, () => state.SetResult("nothing", AssertionResult.Passed));
        state.Refused(ErrorCode.IdInvalid, () => state.SetResult("a/b", AssertionResult.Passed));
        state.Refused(ErrorCode.StatusInvalid, () => state.SetResult(Login, "ok"));
        state.Refused(ErrorCode.EvidenceRequired, () => state.SetResult(Login, AssertionResult.Passed));
        state.SetResult(Login, AssertionResult.Passed, "seen");
        state.Refused(ErrorCode.TransitionNotAllowed, () => state.SetResult(Login, AssertionResult.Failed));
        state.Refused(ErrorCode.TransitionNotAllowed, () => state.SetResult(Login, AssertionResult.Blocked, reason: "why"));
    }
}
