using Maestro.Missions;

namespace Maestro.Tests;

/// <summary>What follows for each feature from the others and from the gates.</summary>
public sealed class FeatureDependenciesTests
{
    [Theory]
    [InlineData(MissionStatus.Draft, FeaturePhase.Pending)]
    [InlineData(MissionStatus.Approved, FeaturePhase.Ready)]
    [InlineData(MissionStatus.Executing, FeaturePhase.Ready)]
    [InlineData(MissionStatus.Paused, FeaturePhase.Pending)]
    [InlineData(MissionStatus.Validating, FeaturePhase.Pending)]
    [InlineData(MissionStatus.Completed, FeaturePhase.Pending)]
    public void OnlyAMissionThatRunsHasReadyFeatures(string status, string phase)
    {
        Feature feature = Resolve(status, [], Make("a")).Single();
        Assert.Equal((phase, phase == FeaturePhase.Ready), (feature.Phase, feature.IsReady));
    }

    [Theory]
    [InlineData(false, false, FeaturePhase.Blocked)]
    [InlineData(true, false, FeaturePhase.Ready)]
    [InlineData(false, true, FeaturePhase.Ready)]
    public void WhatIsBehindAnUnsealedGateIsBlocked(bool isSealed, bool isBefore, string phase)
    {
        Feature feature = Resolve(MissionStatus.Executing, isSealed ? ["gate"] : [], Make("a") with { MilestoneId = isBefore ? "before" : "after" }).Single();
        Assert.Equal((phase, 0), (feature.Phase, feature.BlockedBy.Count));
    }

    [Fact]
    public void AFeatureWaitsForItsPartsAsForWhatItDependsOn()
    {
        IReadOnlyList<Feature> features = Resolve(
            MissionStatus.Executing, [], Make("whole", "base"), Make("base") with { Status = FeatureStatus.Done }, Make("part") with { ParentId = "whole" }, Make("lost", "gone"));
        Assert.Equal(["part"], features[0].BlockedBy);
        Assert.Equal([FeaturePhase.Blocked, FeaturePhase.Done, FeaturePhase.Ready, FeaturePhase.Blocked], features.Select(static feature => feature.Phase));
        Assert.Equal(["whole"], features[1].Unblocks);
        Assert.Equal(["whole"], features[2].Unblocks);
        Assert.Equal(["gone"], features[3].BlockedBy);
        Assert.Equal([1, 0, 0, 0], features.Select(static feature => feature.Level));
    }

    [Fact]
    public void TheCriticalPathIsTheChainWithTheMostWorkLeftAndThenTheLongest()
    {
        IReadOnlyList<Feature> features = Resolve(
            MissionStatus.Executing, [], Make("a") with { Status = FeatureStatus.Done }, Make("b", "a"), Make("c", "b", "b"), Make("x"), Make("y", "x"), Make("self", "self"), Make("after", "self"));
        Assert.Equal(["a", "b", "c"], features.Where(static feature => feature.IsCritical).Select(static feature => feature.FeatureId));
        Assert.Equal([0, 1, 2, 0, 1, 3, 3], features.Select(static feature => feature.Level));
        Assert.Equal([false, false, false, false, false, true, true], features.Select(static feature => feature.IsCircular));
    }

    [Fact]
    public void AGateIsHeldByOpenFeaturesAndByOpenAssertions()
    {
        Mission mission = MissionOf(MissionStatus.Executing, ["gate"]);
        Feature open = Make("a") with { MilestoneId = "after" };
        Assert.Equal([GateState.Clear, GateState.Sealed, GateState.Held], Gates(mission, [open], []));
        Assert.Equal([GateState.Held, GateState.Sealed, GateState.Clear], Gates(mission, [], [Promise("before", AssertionResult.Pending)]));
        Assert.Equal([GateState.Clear, GateState.Sealed, GateState.Clear], Gates(mission, [open with { Status = FeatureStatus.Done }], [Promise("before", AssertionResult.Passed)]));
        Milestone held = MissionState.Derive(mission, [open], []).Milestones[2];
        Assert.Equal((false, "a"), (held.IsActive, Assert.Single(held.OpenFeatureIds)));
        Assert.Equal([true, false, false], MissionState.Derive(mission, [open], []).Milestones.Select(static milestone => milestone.IsActive));
    }

    private static IEnumerable<string> Gates(Mission mission, Feature[] features, Assertion[] assertions) =>
        MissionState.Derive(mission, features, assertions).Milestones.Select(static milestone => milestone.Gate);

    private static IReadOnlyList<Feature> Resolve(string status, string[] completed, params Feature[] features) =>
        FeatureDependencies.Resolve(MissionOf(status, completed), features);

    private static Mission MissionOf(string status, string[] completed) => new()
    {
        MissionId = "2026-11-22-001",
        Status = status,
        Title = "Mission",
        CompletedMilestoneIds = completed,
        Milestones =
        [
            new Milestone { MilestoneId = "before", Title = "Before", Order = 0 },
            new Milestone { MilestoneId = "gate", Title = "Gate", Order = 1, Kind = MilestoneKind.Gate },
            new Milestone { MilestoneId = "after", Title = "After", Order = 2 },
        ],
    };

    private static Feature Make(string id, params string[] dependsOn) => new()
    {
        FeatureId = id,
        MissionId = "2026-11-22-001",
        MilestoneId = "before",
        Status = FeatureStatus.Pending,
        Title = id,
        DependsOn = dependsOn,
    };

    private static Assertion Promise(string milestoneId, string result) => new() { AssertionId = "a-1", MilestoneId = milestoneId, FeatureId = "a", Result = result, Description = "d" };
}
