using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>How a session gives up a feature, or loses it to another.</summary>
public sealed class FeatureReleaseTests : ClaimedFeatures
{
    [Fact]
    public void TakingOverNeedsAReasonAndKeepsWhoHadIt()
    {
        Start("auth-plan", Codex);
        State.Refused(ErrorCode.ArgumentInvalid, () => Make(new FeatureUpdate("auth-plan", null) { Author = Other, Take = true }));
        Make(new FeatureUpdate("auth-plan", null) { Author = Other, Take = true, Reason = "s-1 crashed" });
        Assert.Equal("s-2", Listed("auth-plan").HolderSessionId);
        Holding past = Assert.Single(Stored("auth-plan").Trail!);
        Assert.Equal(("s-1", FeatureClaims.Taken, "s-1 crashed", FakeClock.Start), (past.SessionId, past.Outcome, past.Reason, past.EndedAt));
        State.Refused(ErrorCode.FeatureHeld, () => Set("auth-plan", FeatureStatus.Review, Codex));
    }

    [Fact]
    public void ForceChangesItAndLeavesWhoDidIt()
    {
        Start("auth-plan", Codex);
        State.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Review, Author = Person, Force = true });
        Assert.Equal("codex", Stored("auth-plan").Agent);
        Assert.Equal(FeatureStatus.Review, Stored("auth-plan").Outcome);
    }

    [Fact]
    public void ForceDoesNotStartWhatAnotherHolds()
    {
        Start("auth-plan", Codex);
        State.Refused(ErrorCode.FeatureHeld, () => State.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.InProgress, Author = Other, Force = true }));
    }

    [Theory]
    [InlineData("start", FeatureStatus.Pending)]
    [InlineData("start", FeatureStatus.Blocked)]
    [InlineData(FeatureStatus.Assigned, FeatureStatus.Pending)]
    [InlineData(FeatureStatus.Assigned, FeatureStatus.Blocked)]
    public void TheHolderGivesItBackWithAReason(string way, string status)
    {
        string before = Change("auth-plan", way, Codex).Status;
        State.Refused(ErrorCode.FeatureHeld, () => Stop("auth-plan", status, Other));
        Stop("auth-plan", status, Codex);
        Assert.Equal(status, State.Feature("auth-plan").Status);
        Assert.Equal(("codex", status, "no time"), (Stored("auth-plan").Agent, Stored("auth-plan").Outcome, Stored("auth-plan").Reason));
        Assert.Contains($"\"previousStatus\": \"{before}\"", State.Store[$"missions/{StateFixture.First}/workers/auth-plan/retry-log.json"], StringComparison.Ordinal);
        Assert.Contains("no time", State.Store[$"missions/{StateFixture.First}/workers/auth-plan/retry-log.json"], StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherGivesItBackWithForce()
    {
        Start("auth-plan", Codex);
        Stop("auth-plan", FeatureStatus.Pending, Person, force: true);
        Assert.Equal("s-2", Start("auth-plan", Other) is { } && Listed("auth-plan") is { } listed ? listed.HolderSessionId : null);
    }

    [Fact]
    public void WhatNobodyWorksOnCannotBeGivenBack()
    {
        State.Refused(ErrorCode.NothingToChange, () => Stop("auth-plan", FeatureStatus.Pending, Codex));
        Start("auth-plan", Codex);
        Set("auth-plan", FeatureStatus.Review, Codex);
        Set("auth-plan", FeatureStatus.Done, Person);
        State.Refused(ErrorCode.TransitionNotAllowed, () => Stop("auth-plan", FeatureStatus.Pending, Codex));
    }

    [Fact]
    public void GivingBackWithoutAReasonIsRefusedWithTheWayToDoIt()
    {
        Start("auth-plan", Codex);
        Assert.Equal(
            $"Stop-MaestroFeature auth-plan -MissionId {StateFixture.First} -Reason '<why it is released>' -Blocked",
            State.Refused(ErrorCode.TransitionNotAllowed, () => Set("auth-plan", FeatureStatus.Blocked, Codex)).Hint);
    }

    [Fact]
    public void ALeaseThatRanOutIsTakenOverAndAnotherClaimOfTheSameAgeIsNot()
    {
        Start("auth-plan", Codex, TimeSpan.FromMinutes(30));
        Start("auth-impl", Person);
        State.Clock.Advance(TimeSpan.FromMinutes(30));
        Start("auth-plan", Other);
        Assert.Equal(FeatureClaims.Expired, Assert.Single(Stored("auth-plan").Trail!).Outcome);
        Assert.Equal("taken over from codex, whose lease expired", State.Workspace.History.Get(new HistoryQuery(), State.Feedback).First().Reason);
        State.Refused(ErrorCode.FeatureHeld, () => Start("auth-plan", Codex));
        State.Refused(ErrorCode.FeatureHeld, () => Start("auth-impl", Other));
        State.Clock.Advance(TimeSpan.FromDays(400));
        State.Refused(ErrorCode.FeatureHeld, () => Start("auth-impl", Other));
        Assert.Equal(TimeSpan.FromDays(400) + TimeSpan.FromMinutes(30), Listed("auth-impl").Quiet);
    }

    [Fact]
    public void AnExpiredLeaseIsNoReasonForOthersToJudge()
    {
        Start("auth-plan", Codex, TimeSpan.FromMinutes(30));
        State.Clock.Advance(TimeSpan.FromHours(1));
        State.Refused(ErrorCode.FeatureHeld, () => Set("auth-plan", FeatureStatus.Review, Other));
        Set("auth-plan", FeatureStatus.Review, Codex);
    }

    public static TheoryData<string> Renewals => ["start", "report"];

    [Theory]
    [MemberData(nameof(Renewals))]
    public void AChangeByTheHolderRenewsALease(string change)
    {
        Start("auth-plan", Codex, TimeSpan.FromMinutes(30));
        State.Clock.Advance(TimeSpan.FromMinutes(29));
        Change("auth-plan", change, Codex);
        State.Clock.Advance(TimeSpan.FromMinutes(29));
        State.Refused(ErrorCode.FeatureHeld, () => Start("auth-plan", Other));
        Assert.Equal(TimeSpan.FromMinutes(29), Listed("auth-plan").Quiet);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(0.03)]
    public void ALeaseOfNoTimeIsRefused(double seconds) =>
        State.Refused(ErrorCode.ArgumentInvalid, () => Start("auth-plan", Codex, TimeSpan.FromSeconds(seconds)));
}
