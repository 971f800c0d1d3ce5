using System.Text.Json.Nodes;
using Maestro.Missions;
using Maestro.Storage;

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
    public void TheNewestIsTheNewestByTheClockOfTheWorldAndNotByItsName()
    {
        StateFixture state = new StateFixture().Approved();
        string text = state.Store[StatePaths.Checkpoint(StateFixture.First, Save(state, null).CheckpointId)];
        // The hour that comes twice in autumn, and a colleague far to the west.
        Put("20261025-023000-000", "2026-10-25T00:30:00.000Z");
        Put("20261025-021000-000", "2026-10-25T01:10:00.000Z");
        Put("20261123-120000-000", "2026-11-23T11:00:00.000Z");
        Put("20261123-050000-000", "2026-11-23T13:00:00.000Z");

        Assert.Equal("20261123-050000-000", state.Workspace.Checkpoints.Find(null, null, state.Feedback).CheckpointId);
        CheckpointHeader[] headers = [.. state.Workspace.Checkpoints.Headers(StateFixture.First)];
        Assert.Equal(headers.Select(static header => header.Timestamp).OrderDescending(), headers.Select(static header => header.Timestamp));
        Assert.Equal(
            headers.Select(static header => header.CheckpointId),
            state.Workspace.Checkpoints.Get(null, null, state.Feedback).Select(static checkpoint => checkpoint.CheckpointId));
        Assert.Contains(headers, static header => header is { CheckpointId: "20261025-021000-000", Timestamp.Hour: 1 });

        void Put(string id, string time) => state.Store[StatePaths.Checkpoint(StateFixture.First, id)] =
            System.Text.RegularExpressions.Regex.Replace(
                System.Text.RegularExpressions.Regex.Replace(text, "\"id\": \"[0-9]{8}-[^\"]*\"", $"\"id\": \"{id}\""), "\"timestamp\": \"[^\"]*\"", $"\"timestamp\": \"{time}\"");
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

    [Fact]
    public void WhatOtherProgramsReadHasOnlyTheirKeysAndTheRestIsBesideIt()
    {
        StateFixture state = new StateFixture().Approved();
        Checkpoint taken = StateFixture.Make(() => state.Workspace.Checkpoints.DecideSave(null, "why", new string('a', 40), state.Feedback));
        string[] keys = [.. JsonNode.Parse(state.Store[StatePaths.Checkpoint(StateFixture.First, taken.CheckpointId)])!.AsObject().Select(static pair => pair.Key)];
        Assert.Equal(["id", "missionId", "currentMilestoneId", "timestamp", "featureStatuses", "assertionResults"], keys);
        Checkpoint read = state.Workspace.Checkpoints.Find(null, null, state.Feedback);
        Assert.Equal(("why", new string('a', 40), true), (read.Note, read.Commit, read.IsComplete));
    }

    [Fact]
    public void ACheckpointOfAnEarlierVersionIsReadAndRestoredAndStaysAsItIs()
    {
        StateFixture state = new StateFixture().Approved();
        Checkpoint taken = Save(state, "before");
        // As it was: everything in one file.
        string path = StatePaths.Checkpoint(StateFixture.First, taken.CheckpointId), beside = StatePaths.CheckpointContent(StateFixture.First, taken.CheckpointId);
        JsonObject old = JsonNode.Parse(state.Store[path])!.AsObject();
        JsonObject content = JsonNode.Parse(state.Store[beside])!["content"]!.DeepClone().AsObject();
        content.Remove("details");
        content.Remove("proofs");
        old["note"] = "before";
        old["content"] = content;
        state.Store[path] = old.ToJsonString();
        state.Store.Remove(beside);
        state.SetResult("plan-agreed", AssertionResult.Passed, "minutes");

        Checkpoint read = state.Workspace.Checkpoints.Find(null, null, state.Feedback);
        Assert.Equal(("before", true), (read.Note, read.IsComplete));
        Restore(state, read);
        Assert.Equal((AssertionResult.Pending, null), (state.Assertion("plan-agreed").Result, state.Assertion("plan-agreed").Proof));
        Assert.Equal(old.ToJsonString(), state.Store[path]);
    }

    [Fact]
    public void ProofComesBackWithItsResult()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetResult("plan-agreed", AssertionResult.Passed, "minutes");
        Checkpoint taken = Save(state, null);
        state.SetResult("plan-agreed", AssertionResult.Failed, reason: "it broke");
        state.SetResult("auth-impl-assertion-1", AssertionResult.Passed, "seen");
        Restore(state, taken);
        Assert.Equal(AssertionResult.Passed, state.Assertion("plan-agreed").Proof?.Result);
        Assert.DoesNotContain(StatePaths.Proof(StateFixture.First, "auth-impl-assertion-1"), state.Store.Paths);
    }

    [Fact]
    public void DamageBesideACheckpointIsNamedAndNothingIsRestoredFromHalfOfIt()
    {
        StateFixture state = new StateFixture().Approved();
        Checkpoint taken = Save(state, null);
        state.Store[StatePaths.CheckpointContent(StateFixture.First, taken.CheckpointId)] = "{";
        state.Refused(ErrorCode.StateFileDamaged, () => Restore(state, taken));
    }

    // All but the checkpoints themselves, the times of the change, and who held what.
    private static string Substance(StateFixture state) => string.Join('\n', state.Store.Paths
        .Where(path => !path.Contains("/checkpoint", StringComparison.Ordinal) && !path.StartsWith("history/", StringComparison.Ordinal) && !path.EndsWith("/claim.json", StringComparison.Ordinal) && path != StatePaths.Overrides(StateFixture.First))
        .Select(path => path + string.Join('\n', state.Store[path].Split('\n').Where(line => !line.Contains("updatedAt", StringComparison.Ordinal)))));

    private static Checkpoint Save(StateFixture state, string? note) => StateFixture.Make(() => state.Workspace.Checkpoints.DecideSave(null, note, null, state.Feedback));

    private static Checkpoint Restore(StateFixture state, Checkpoint checkpoint)
    {
        MissionRestore done = StateFixture.Make(() => state.Workspace.Checkpoints.DecideRestore(new RestoreRequest(checkpoint.MissionId, checkpoint.CheckpointId), state.Feedback));
        return state.Workspace.Checkpoints.Find(done.MissionId, done.SavedCheckpointId, state.Feedback);
    }
}
