using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class MissionServiceTests
{
    [Fact]
    public void AMissionIsMadeWholeOrNotAtAll()
    {
        var state = new StateFixture();
        state.Store.FailingWrite = 3;
        state.Refused(ErrorCode.WorkspaceNotWritable, () => state.Create());
        state.Store.FailingWrite = 0;
        Assert.Equal(StateFixture.First, state.Create());
        Assert.Equal("2026-11-23-002", state.Create());
    }

    [Fact]
    public void UniqueIdsAreGivenWhereTheyAreAskedFor()
    {
        var state = new StateFixture("ids:\n  style: unique\n");
        Assert.Matches("^2026-11-23-001-[a-z2-7]{4}$", state.Create());
        Assert.Matches("^2026-11-23-002-[a-z2-7]{4}$", state.Create());
    }

    [Fact]
    public void TwoOpenMissionsAreAmbiguousAndListed()
    {
        var state = new StateFixture();
        state.Create();
        state.Create();
        MaestroException refused = state.Refused(ErrorCode.MissionAmbiguous, () => state.SetMission(null, MissionStatus.Approved));
        Assert.Contains($"{StateFixture.First} (Add authentication)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("-MissionId 2026-11-23-002", refused.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyAMissionThatHasTheItemIsACandidate()
    {
        StateFixture state = new StateFixture().Approved();
        string other = state.Create(StateFixture.Plan.Replace("auth-docs", "other-docs", StringComparison.Ordinal));
        state.SetMission(other, MissionStatus.Approved);
        Assert.Equal(other, state.SetFeature("other-docs", FeatureStatus.Assigned).After.MissionId);
        state.Refused(ErrorCode.MissionAmbiguous, () => state.SetFeature("auth-plan", FeatureStatus.Assigned));
    }

    [Fact]
    public void FinishedMissionsAreNoCandidatesButAreNamed()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetMission(null, MissionStatus.Executing, MissionStatus.Validating, MissionStatus.Failed);
        state.Refused(ErrorCode.MissionNotSelected, () => state.SetFeature("auth-plan", FeatureStatus.Assigned));
        state.Create(StateFixture.Plan.Replace("auth-", "other-", StringComparison.Ordinal));
        state.Create(StateFixture.Plan.Replace("auth-", "third-", StringComparison.Ordinal));
        MaestroException refused = state.Refused(ErrorCode.FeatureNotFound, () => state.SetFeature("auth-plan", FeatureStatus.Assigned));
        Assert.Contains(StateFixture.First, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AStartOfAnIdIsEnoughWhileItIsTheOnlyOne()
    {
        var state = new StateFixture();
        state.Create();
        Assert.Equal(StateFixture.First, state.Workspace.Missions.Named("2026-11").MissionId);
        state.Create();
        state.Refused(ErrorCode.IdAmbiguous, () => state.Workspace.Missions.Named("2026-11"));
        state.Refused(ErrorCode.MissionNotFound, () => state.Workspace.Missions.Named("2027"));
        state.Refused(ErrorCode.IdInvalid, () => state.Workspace.Missions.Named("../evil"));
    }

    [Fact]
    public void TimesAreNotedOnceAndADecisionIsNotRepeated()
    {
        StateFixture state = new StateFixture().Approved();
        state.Clock.Advance(TimeSpan.FromMinutes(5));
        state.Refused(ErrorCode.TransitionNotAllowed, () => state.SetMission(null, MissionStatus.Approved));
        StateFixture.Make(() => state.Workspace.Missions.Decide(new MissionUpdate(null) { Status = MissionStatus.Approved, AllowSameStatus = true, Title = "New" }, state.Feedback));
        Mission mission = state.Workspace.Missions.Named(StateFixture.First);
        Assert.Equal(FakeClock.Start, mission.ApprovedAt);
        Assert.Equal(FakeClock.Start.AddMinutes(5), mission.UpdatedAt);
        Assert.Equal("New", mission.Title);
    }

    [Fact]
    public void CompletingWithSomethingOpenIsRefusedUnlessItIsForcedWithAReason()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetMission(null, MissionStatus.Executing, MissionStatus.Validating);
        var update = new MissionUpdate(null) { Status = MissionStatus.Completed };
        MaestroException refused = state.Refused(ErrorCode.MissionIncomplete, () => Complete(update));
        Assert.All(["plan-agreed", "auth-docs", "build"], open => Assert.Contains(open, refused.Message, StringComparison.Ordinal));
        state.Refused(ErrorCode.ArgumentInvalid, () => Complete(update with { Force = true }));
        state.Refused(ErrorCode.ArgumentInvalid, () => Complete(update with { Reason = "dropped silently" }));

        Complete(update with { Force = true, Reason = "moved elsewhere" });

        Assert.Contains("moved elsewhere", state.Store[StatePaths.Overrides(StateFixture.First)], StringComparison.Ordinal);
        void Complete(MissionUpdate wanted) => StateFixture.Make(() => state.Workspace.Missions.Decide(wanted, state.Feedback));
    }

    [Fact]
    public void ADamagedMissionIsNamedAndTheOthersAreGiven()
    {
        var state = new StateFixture();
        state.Create();
        state.Create();
        state.Store["missions/2026-11-23-002/mission.json"] = "<<<<<<< ours\n=======\n>>>>>>> theirs\n";
        Assert.Equal([StateFixture.First], state.Workspace.Missions.Get(null, null, state.Feedback).Select(mission => mission.MissionId));
        Assert.Contains("merge conflict markers", Assert.Single(state.Feedback.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderThatIsNoMissionIsNotRead()
    {
        var state = new StateFixture();
        state.Create();
        state.Store["missions/.staging-2026-11-23-002/mission.json"] = "{";
        state.Store["missions/notes/mission.json"] = "{";
        Assert.Single(state.Workspace.Missions.Get(null, null, state.Feedback));
        Assert.Empty(state.Feedback.Problems);
    }
}
