using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class MilestoneServiceTests
{
    [Fact]
    public void OpenAssertionsHoldAMilestoneOpen()
    {
        StateFixture state = new StateFixture().Approved();
        MaestroException refused = state.Refused(ErrorCode.MilestoneNotSealable, () => Seal(state, "plan"));
        Assert.Contains("plan-agreed", refused.Message, StringComparison.Ordinal);
        Assert.Contains("plan-agreed", refused.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void AWaivedAssertionIsClosedEnoughAndOpenFeaturesAreADoubt()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetResult("plan-agreed", AssertionResult.Waived, reason: "agreed in the room");
        Assert.Contains("auth-plan", Assert.Single(Seal(state, "plan").Warnings), StringComparison.Ordinal);
        Assert.Equal(["plan"], state.Workspace.Missions.Named(StateFixture.First).CompletedMilestoneIds);
    }

    [Fact]
    public void StrictnessRefusesADoubt()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetResult("auth-impl-assertion-1", AssertionResult.Passed, "seen");
        MaestroException refused = state.Refused(ErrorCode.MilestoneNotSealable, () => Seal(state, "build", strict: true));
        Assert.Contains("auth-docs", refused.Message, StringComparison.Ordinal);
        Assert.Contains("plan", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SealingTwiceWritesOnce()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetResult("plan-agreed", AssertionResult.Passed, "seen");
        Seal(state, "plan");
        int commits = state.Store.Commits;
        Assert.Empty(Seal(state, "plan").Warnings);
        Assert.Equal(commits, state.Store.Commits);
    }

    [Fact]
    public void AMilestoneKnowsItsFeaturesAndWhatIsOpen()
    {
        StateFixture state = new StateFixture().Approved();
        Milestone build = state.Workspace.Milestones.Get(null, [new("build", false, static _ => false)], null, state.Feedback).Single();
        Assert.Equal(["auth-impl", "auth-docs"], build.FeatureIds);
        Assert.Equal(["auth-impl-assertion-1"], build.OpenAssertionIds);
        Assert.Equal(new Progress
        {
            FeaturesDone = 0,
            FeaturesTotal = 2,
            AssertionsDone = 0,
            AssertionsTotal = 1,
            AssertionsPassed = 0,
            AssertionsWaived = 0,
        }, build.Progress);
    }

    [Fact]
    public void ADraftIsNotSealedNorWhatIsNotThere()
    {
        var state = new StateFixture();
        state.Create();
        state.Refused(ErrorCode.MissionNotApproved, () => Seal(state, "plan"));
        state.Refused(ErrorCode.MilestoneNotFound, () => Seal(state, "nothing"));
    }

    private static Change<MilestoneChange> Seal(StateFixture state, string id, bool strict = false) =>
        StateFixture.Made(() => state.Workspace.Milestones.Decide(id, null, strict, state.Feedback));
}
