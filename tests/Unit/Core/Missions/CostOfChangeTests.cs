using System.Text;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>What a change of one of a thousand reads and makes besides what it writes.</summary>
public sealed class CostOfChangeTests
{
    private readonly StateFixture _state = new();

    [Fact]
    public void TheNamesOfAllFeaturesAreReadOnlyWhereCopiesOfThemCount()
    {
        _state.Approved();
        _state.Store.Listed.Clear();
        _state.SetFeature("auth-plan", FeatureStatus.Assigned);
        Assert.DoesNotContain(StatePaths.Features(StateFixture.First), _state.Store.Listed);
    }

    [Theory]
    [InlineData("strict: true", ErrorCode.StateFileDamaged)]
    [InlineData("strict: maybe", ErrorCode.ConfigurationInvalid)]
    public void WhereTheyCountACopyStillRefusesTheStart(string configuration, string code)
    {
        StateFixture state = new StateFixture().Approved();
        state.Store["config.yaml"] = configuration;
        state.Store[StatePaths.OfMission(StateFixture.First, "features/auth-docs (conflicted copy).json")] = "{}";
        state.Refused(code, () => state.SetFeature("auth-plan", FeatureStatus.Assigned));
    }

    [Fact]
    public void ABrokenConfigurationRefusesNothingThatDoesNotTurnOnIt()
    {
        StateFixture state = new StateFixture().Approved();
        state.Store["config.yaml"] = "strict: maybe";
        Assert.Equal(FeatureStatus.Assigned, state.SetFeature("auth-plan", FeatureStatus.Assigned).After.Status);
    }

    [Fact]
    public void TheAssertionsAreReadOnceToDecideOnceUnderTheLockAndOnceForTheHistory()
    {
        _state.Approved();
        _state.Store.ReadPaths.Clear();
        _state.SetResult("plan-agreed", AssertionResult.Failed, "exit code 1");
        Assert.Equal(3, _state.Store.ReadPaths.Count(static path => path == StatePaths.Assertions(StateFixture.First)));
    }

    [Fact]
    public void WhatIsOnlyShownIsNotMade()
    {
        _state.Approved();
        string path = StatePaths.Assertions(StateFixture.First);
        AssertionList list = MissionFiles.Assertions(Encoding.UTF8.GetBytes(_state.Store[path]), path);
        Assertion first = list.Assertions[0];
        ReadOnlyMemory<byte> content = StateJson.Write(
            list with { Assertions = [.. list.Assertions, .. Enumerable.Range(0, 2000).Select(n => first with { AssertionId = $"more-{n}" })] }, StateJsonContext.Default.AssertionList);
        _state.Store.Put(path, content.ToArray());
        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        Change<AssertionChange> Decide() =>
            _state.Workspace.Assertions.Decide(new AssertionUpdate("plan-agreed", null, AssertionResult.Failed, "exit code 1", null), _state.Feedback);
        Decide();

        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Change<AssertionChange> shown = Decide();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.True(allocated < content.Length / 4, $"{allocated} bytes for a file of {content.Length}");
        Assert.Contains(shown.Writes, write => write.Path == path && write.Content!.Value.Length > content.Length / 2);
    }
}
