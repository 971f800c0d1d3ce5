using System.Text.Json.Nodes;
using Maestro.Missions;

namespace Maestro.Tests;

public sealed class CheckpointServiceTests
{
    private const string Missions = "missions/2026-11-22-001";

    [Fact]
    public void EverythingComesBack()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetFeature("auth-plan", FeatureStatus.InProgress, FeatureStatus.Review);
        state.Update(new FeatureUpdate("auth-plan", null) { Report = new WorkerReport { SalientSummary = "planned" } });
        state.SetResult("plan-agreed", AssertionResult.Passed, "minutes of the meeting");
        state.SetResult("auth-impl-assertion-1", AssertionResult.Waived, reason: "later");
        StateFixture.Make(() => state.Workspace.Milestones.Decide("plan", null, false, state.Feedback));
        string before = Substance(state);
        Checkpoint taken = Save(state, "before the storm");

        state.Clock.Advance(TimeSpan.FromHours(1));
        state.SetFeature("auth-plan", FeatureStatus.Done);
        state.Update(new FeatureUpdate("auth-plan", null) { Report = new WorkerReport { SalientSummary = "another" } });
        state.Update(new FeatureUpdate("auth-docs", null) { Status = FeatureStatus.InProgress, Report = new WorkerReport { SalientSummary = "new" } });
        StateFixture.Make(() => state.Workspace.Milestones.Decide("build", null, false, state.Feedback));
        state.SetMission(null, MissionStatus.Validating, MissionStatus.Completed);
        string after = Substance(state);
        Assert.NotEqual(before, after);

        Checkpoint present = Restore(state, taken);
        Assert.Equal(before, Substance(state));
        Assert.DoesNotContain($"missions/{StateFixture.First}/workers/auth-docs/report.json", state.Store.Paths);

        Restore(state, present);
        Assert.Equal(after, Substance(state));
    }

    [Fact]
    public void AnyCheckpointCanBeGoneBackTo()
    {
        StateFixture state = new StateFixture().Approved();
        Checkpoint first = Save(state, "first");
        state.SetFeature("auth-plan", FeatureStatus.Assigned);
        Checkpoint second = Save(state, "second");
        Assert.NotEqual(first.CheckpointId, second.CheckpointId);
        Assert.Equal(second.CheckpointId, state.Workspace.Checkpoints.Find(null, null, state.Feedback).CheckpointId);
        Restore(state, state.Workspace.Checkpoints.Find(null, first.CheckpointId, state.Feedback));
        Assert.Equal(FeatureStatus.Pending, state.Feature("auth-plan").Status);
        Assert.Equal(MissionStatus.Approved, state.Workspace.Missions.Named(StateFixture.First).Status);
    }

    [Fact]
    public void TheIdIsTheUsersTime()
    {
        StateFixture state = new StateFixture().Approved();
        Assert.Equal("20261123-013000-000", Save(state, null).CheckpointId);
        Assert.Equal("20261123-013000-001", Save(state, null).CheckpointId);
    }

    [Fact]
    public void ACheckpointOfTheReferenceBringsStatusesBack()
    {
        StateFixture state = Reference();
        Checkpoint old = state.Workspace.Checkpoints.Find("2026-11-22-001", "20261122-162835-659", state.Feedback);
        Assert.False(old.IsComplete);
        Restore(state, old);
        Assert.Equal("pending", JsonNode.Parse(state.Store[$"{Missions}/features/auth_impl.json"])!["status"]!.GetValue<string>());
        Assert.Equal("Implemented login with JWT & <script>", JsonNode.Parse(state.Store[$"{Missions}/features/auth_impl.json"])!["report"]!["salientSummary"]!.GetValue<string>());
        Assert.Empty(state.Feedback.Problems);
    }

    [Fact]
    public void HalfOfAMissionIsNoCheckpoint()
    {
        StateFixture state = new StateFixture().Approved();
        state.Store[$"missions/{StateFixture.First}/features/auth-impl.json"] = "{";
        state.Refused(ErrorCode.StateFileDamaged, () => Save(state, null));
    }

    [Fact]
    public void WhatFailsOnTheWayChangesNothing()
    {
        StateFixture state = new StateFixture().Approved();
        Checkpoint taken = Save(state, null);
        state.SetFeature("auth-plan", FeatureStatus.Assigned);
        state.Store.FailingWrite = 4;
        state.Refused(ErrorCode.WorkspaceNotWritable, () => Restore(state, taken));
    }

    [Fact]
    public void WhereThereIsNoneItIsSaid()
    {
        StateFixture state = new StateFixture().Approved();
        state.Refused(ErrorCode.CheckpointNotFound, () => state.Workspace.Checkpoints.Find(null, null, state.Feedback));
        state.Refused(ErrorCode.CheckpointNotFound, () => state.Workspace.Checkpoints.Find(null, "20200101", state.Feedback));
    }

    private static StateFixture Reference()
    {
        var state = new StateFixture();
        const string Root = "Data/state/project/.maestro";
        foreach (string file in Directory.EnumerateFiles($"{Root}/missions", "*.json", SearchOption.AllDirectories))
        {
            state.Store.Put(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllBytes(file));
        }

        return state;
    }

    // All but the checkpoints themselves and the times of the change.
    private static string Substance(StateFixture state) => string.Join('\n', state.Store.Paths
        .Where(path => !path.Contains("/checkpoints/", StringComparison.Ordinal))
        .Select(path => path + string.Join('\n', state.Store[path].Split('\n').Where(line => !line.Contains("updatedAt", StringComparison.Ordinal)))));

    private static Checkpoint Save(StateFixture state, string? note) => StateFixture.Make(() => state.Workspace.Checkpoints.DecideSave(null, note, state.Feedback));

    private static Checkpoint Restore(StateFixture state, Checkpoint checkpoint) => StateFixture.Make(() => state.Workspace.Checkpoints.DecideRestore(checkpoint.MissionId, checkpoint.CheckpointId, state.Feedback)).Present;
}
