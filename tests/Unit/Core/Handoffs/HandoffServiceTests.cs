using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Handoffs through their life, on a workspace in memory.</summary>
public sealed class HandoffServiceTests : HandoffLives
{
    [Fact]
    public void IdsFollowTheHighestOfTheLocalDayWhoeverDrewIt()
    {
        Assert.Equal("2026-11-23-001", Make().HandoffId);
        Assert.Equal("2026-11-23-002", Make().HandoffId);
        Put("2026-11-23-003");
        Assert.Equal("2026-11-23-004", Make().HandoffId);
        State.Clock.Advance(TimeSpan.FromMinutes(1));
        State.Store["handoffs/2026-11-23-005/envelope.json"] = "{}";
        Assert.Equal("2026-11-23-006", Make().HandoffId);
        State.Clock.Advance(TimeSpan.FromMinutes(1));
        Put("2026-11-23-999");
        Assert.Equal("2026-11-23-1000", Make().HandoffId);
        State.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("2026-11-24-001", Make().HandoffId);
    }

    [Fact]
    public void AFeatureThatSeveralMissionsHaveIsNotGuessed()
    {
        State.Approved();
        string first = StateFixture.First;
        var feature = new MaestroReferences { FeatureId = "auth-impl" };
        State.Create();
        Assert.Equal("auth-impl", Handoffs.About(feature, State.Feedback).FeatureId);

        string second = State.Workspace.Missions.Get(null, null, State.Feedback).Select(static mission => mission.MissionId).First(id => id != first);
        State.SetMission(second, MissionStatus.Approved);
        foreach (MaestroReferences given in (MaestroReferences[])[feature, new() { FeatureId = "auth-im" }, new() { MilestoneId = "build" }])
        {
            MaestroException refused = State.Refused(ErrorCode.MissionAmbiguous, () => Handoffs.About(given, State.Feedback));
            Assert.Contains("-MissionId", refused.Hint, StringComparison.Ordinal);
            Assert.Equal(first, Handoffs.About(given with { MissionId = first }, State.Feedback).MissionId);
        }
    }

    [Fact]
    public void IdsOfClonesEndInFourLetters()
    {
        var state = new StateFixture("ids:\n  style: unique\n");
        Handoff made = StateFixture.Make(() => state.Workspace.Handoffs.DecideCreate(HandoffSamples.Execute, default, null));
        Assert.Matches("^2026-11-23-001-[a-z2-7]{4}$", made.HandoffId);
    }

    [Fact]
    public void WhoComesSecondIsToldWhoWasFirst()
    {
        Handoff made = Make();
        Handoff claimed = Claim(new() { HandoffId = made.HandoffId }, Codex);
        Assert.Equal(("picked-up", "codex"), (claimed.Status, claimed.PickedUpBy));

        MaestroException error = Assert.Throws<MaestroException>(() => Claim(new() { HandoffId = made.HandoffId }, new("gemini", null)));
        Assert.Equal(ErrorCode.HandoffNotPending, error.Code);
        Assert.Contains("codex (session s-1)", error.Message, StringComparison.Ordinal);
        Assert.Equal("codex", Find(new() { HandoffId = "2026-11-23-001" }).PickedUpBy);
    }

    [Fact]
    public void ClaimsTakeOneAfterTheOtherUntilNoneIsLeft()
    {
        Make();
        Make();
        Assert.Equal("2026-11-23-001", Claim(new(), Codex).HandoffId);
        Assert.Equal("2026-11-23-002", Claim(new(), Codex).HandoffId);
        Assert.Equal(ErrorCode.HandoffNonePending, Assert.Throws<MaestroException>(() => Claim(new(), Codex)).Code);
    }

    [Fact]
    public void TheHolderGetsItAgainAndNobodyElseDoes()
    {
        string id = Make().HandoffId;
        Claim(new() { HandoffId = id }, Codex);
        string before = State.Store.Snapshot();
        Assert.Equal("codex", Claim(new() { HandoffId = id }, Codex).PickedUpBy);
        Assert.Equal(before, State.Store.Snapshot());
        foreach (Author other in new[] { new Author("codex", "s-2"), new Author("gemini", null), default })
        {
            State.Refused(ErrorCode.HandoffNotPending, () => Claim(new() { HandoffId = id }, other));
        }
    }

    [Fact]
    public void AnotherCompletesOrReleasesItOnlyWithForce()
    {
        string id = Make().HandoffId;
        Claim(new() { HandoffId = id }, Codex);
        foreach (Author other in new[] { new Author("codex", "s-2"), new Author("gemini", null), default })
        {
            Assert.Contains("codex (session s-1)", State.Refused(ErrorCode.HandoffHeld, () => StateFixture.Make(() => Handoffs.DecideComplete(id, null, other))).Message, StringComparison.Ordinal);
            State.Refused(ErrorCode.HandoffHeld, () => StateFixture.Make(() => Handoffs.DecideRelease(id, "r", other)));
        }

        StateFixture.Make(() => Handoffs.DecideRelease(id, "r", Codex));
        Claim(new() { HandoffId = id }, new Author("gemini", null));
        // What was claimed by hand, in an agent's name, is also the person's.
        StateFixture.Make(() => Handoffs.DecideComplete(id, "done", default(Author)));
    }

    [Fact]
    public void TheHandoffsOfAFeatureThatIsDoneEnd()
    {
        State.Approved();
        foreach ((string id, string mission, string feature, string status) in new[]
        {
            ("2026-11-23-001", "2026_11_23_001", "auth_plan", "pending"), ("2026-11-23-002", "2026_11_23_001", "auth_plan", "picked-up"),
            ("2026-11-23-003", "2026_11_23_001", "auth_impl", "pending"), ("2026-11-23-004", "2026_11_22_009", "auth_plan", "pending"),
        })
        {
            Put(id, mission: mission, feature: feature, status: status);
        }

        State.SetFeature("auth-plan", FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
        Assert.Equal(["completed", "completed", "pending", "pending"], Enumerable.Range(1, 4).Select(number => Find(new() { HandoffId = $"2026-11-23-00{number}" }).Status));
        Assert.Equal("The feature auth-plan is done.", Find(new() { HandoffId = "2026-11-23-001" }).Report);
    }

    [Fact]
    public void WhatIsGivenBackKeepsItsTrailAndCanBeCompletedByAnother()
    {
        string id = Make().HandoffId;
        Assert.Equal(ErrorCode.HandoffNotClaimed, Assert.Throws<MaestroException>(() => StateFixture.Make(() => Handoffs.DecideRelease(id, "no"))).Code);
        Claim(new(), Codex);
        State.Clock.Advance(TimeSpan.FromMinutes(5));
        StateFixture.Make(() => Handoffs.DecideRelease("2026-11-23", "out of context"));
        Claim(new(), new("gemini", null));
        StateFixture.Make(() => Handoffs.DecideComplete(id, "done"));

        Handoff end = Find(new() { HandoffId = id });
        Assert.Equal(("completed", "done"), (end.Status, end.Report));
        Assert.Equal([("codex", "out of context"), ("gemini", null)], end.Trail!.Select(static holder => (holder.Agent, holder.Reason)));
        Assert.Equal(TimeSpan.FromMinutes(5), end.Trail![0].ReturnedAt - end.Trail[0].PickedUpAt);
        Assert.Equal(ErrorCode.HandoffNotClaimed, Assert.Throws<MaestroException>(() => StateFixture.Make(() => Handoffs.DecideComplete(id, null))).Code);
    }

    [Fact]
    public void DecidingChangesNothing()
    {
        string id = Make().HandoffId;
        string before = State.Store.Snapshot();
        Handoffs.DecideClaim(new() { HandoffId = id }, Codex, null, State.Feedback, CancellationToken.None);
        Assert.Throws<MaestroException>(() => HandoffService.Decide(new HandoffDraft { Mode = "execute", SessionCore = "a:b" }, null));
        Assert.Equal(before, State.Store.Snapshot());
    }

    [Fact]
    public void AFailedWriteLeavesNothingAndItsIdIsDrawnAgain()
    {
        State.Store.FailingWrite = 1;
        Assert.Throws<MaestroException>(Make);
        State.Store.FailingWrite = 0;
        Assert.Equal("2026-11-23-001", Make().HandoffId);
    }

    private Handoff Make() => StateFixture.Make(() => Handoffs.DecideCreate(HandoffSamples.Execute, Codex, null));
}
