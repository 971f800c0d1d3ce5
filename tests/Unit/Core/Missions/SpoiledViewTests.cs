using Maestro.Missions;

namespace Maestro.Tests;

/// <summary>Nothing false is shown of a spoiled mission: whatever shows it reports the damage, concludes nothing, and advises to look at the damage.</summary>
public sealed class SpoiledViewTests
{
    private readonly StateFixture _state = SpoiledMission.Finished();

    public static TheoryData<string> Damages => [.. SpoiledMission.Damages];

    [Theory]
    [MemberData(nameof(Damages))]
    public void TheStatusAdvisesToLookAtTheDamage(string damage)
    {
        SpoiledMission.Spoil(_state, damage);

        WorkspaceStatus status = _state.Workspace.Status.Get("/", default, _state.Feedback, default);

        Assert.NotEmpty(_state.Feedback.Problems);
        Assert.Equal(_state.Feedback.Problems.Select(static problem => problem.Message), status.Damage);
        Assert.Equal("Test-MaestroEnvironment", status.Next);
        Assert.Empty(status.ReadyFeatureIds);
        Assert.All(status.OpenMissions, static mission => Assert.Equal("unknown", mission.EffectiveStatus));
        Assert.All(status.OpenMissions, static mission => Assert.Equal("unknown", mission.Progress.ToString()));
        Assert.Equal(1, status.MissionsByStatus.Values.Sum());
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void EveryListOfItsPartsReportsTheDamage(string damage)
    {
        SpoiledMission.Spoil(_state, damage);

        Reports(feedback => _state.Workspace.Missions.Get(null, null, feedback));
        Reports(feedback => _state.Workspace.Milestones.Get(null, null, null, feedback));
        Reports(feedback => _state.Workspace.Assertions.Get(new AssertionQuery(), null, feedback));
        Reports(feedback => _state.Workspace.Features.Get(new FeatureQuery(), feedback));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void NoMilestoneIsSaidToBeClear(string damage)
    {
        SpoiledMission.Spoil(_state, damage);

        Assert.All(
            _state.Workspace.Milestones.Get(null, null, null, _state.Feedback).Where(static milestone => milestone.Status != MilestoneStatus.Sealed),
            static milestone => Assert.Equal(("unknown", "unknown"), (milestone.Status, milestone.Progress.ToString())));
    }

    [Fact]
    public void OfAWholeMissionEverythingIsKnown()
    {
        WorkspaceStatus status = _state.Workspace.Status.Get("/", default, _state.Feedback, default);

        Assert.Empty(status.Damage);
        Assert.Equal("Complete-MaestroMilestone build", status.Next);
        Assert.Equal("3/3 features, 2/2 assertions", Assert.Single(status.OpenMissions).Progress.ToString());
    }

    // Each problem once, and some.
    private static void Reports<T>(Func<RecordedFeedback, IEnumerable<T>> read)
    {
        var feedback = new RecordedFeedback();
        _ = read(feedback).ToList();
        Assert.NotEmpty(feedback.Problems);
        Assert.Equal(feedback.Problems.Select(static problem => problem.Message).Distinct(), feedback.Problems.Select(static problem => problem.Message));
    }
}
