using System.Text.Json.Nodes;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

public sealed class FeatureServiceTests
{
    [Fact]
    public void ANewStatusLeavesTitlesAsTheyWereWritten()
    {
        const string Written = "a\\u001b[31mb\\u202e";
        StateFixture state = new StateFixture().Approved(StateFixture.Plan
            .Replace("Add authentication", Written, StringComparison.Ordinal)
            .Replace("Planning", Written, StringComparison.Ordinal)
            .Replace("Plan it", Written, StringComparison.Ordinal));
        state.SetFeature("auth-plan", FeatureStatus.InProgress);
        string prompt = state.Workspace.Prompts.Decide(new Maestro.Prompts.WorkerPromptRequest("auth-plan", null, null), state.Feedback, CancellationToken.None).Result.Text;
        foreach (string label in (string[])["Mission", "Milestone", "Title"])
        {
            Assert.Contains($"{label}: a\e[31mb\u202e\n", prompt, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AFeatureWhoseFileIsGoneIsDamagedAndNotUnknown()
    {
        StateFixture state = new StateFixture().Approved();
        state.Store.Remove($"missions/{StateFixture.First}/features/auth-plan.json");
        foreach (string id in (string[])["auth-plan", "auth-pl"])
        {
            MaestroException refused = state.Refused(ErrorCode.StateFileDamaged, () => state.SetFeature(id, FeatureStatus.InProgress));
            Assert.Contains("mission.json lists it", refused.Message, StringComparison.Ordinal);
            state.Refused(ErrorCode.StateFileDamaged, () => state.Workspace.Prompts.Decide(new Maestro.Prompts.WorkerPromptRequest(id, null, null), state.Feedback, CancellationToken.None));
        }

        state.Refused(ErrorCode.FeatureNotFound, () => state.SetFeature("auth-none", FeatureStatus.InProgress));
    }

    [Fact]
    public void TheFirstChangeOfStatusStartsAnApprovedMission()
    {
        StateFixture state = new StateFixture().Approved();
        FeatureChange change = state.SetFeature("auth-plan", FeatureStatus.Assigned);
        Assert.True(change.StartsMission);
        Assert.Equal(MissionStatus.Executing, state.Workspace.Missions.Named(StateFixture.First).Status);
        Assert.False(state.SetFeature("auth-plan", FeatureStatus.InProgress).StartsMission);
    }

    [Fact]
    public void AReportAloneStartsNothing()
    {
        StateFixture state = new StateFixture().Approved();
        state.Update(new FeatureUpdate("auth-plan", null) { Report = new WorkerReport { SalientSummary = "looked at it" } });
        Assert.Equal(MissionStatus.Approved, state.Workspace.Missions.Named(StateFixture.First).Status);
        Assert.Equal("looked at it", state.Feature("auth-plan").Report!.SalientSummary);
        Assert.Contains("looked at it", state.Store[$"missions/{StateFixture.First}/workers/auth-plan/report.json"], StringComparison.Ordinal);
    }

    [Fact]
    public void ADraftIsRefusedWithTheWayToApproveIt()
    {
        var state = new StateFixture();
        state.Create();
        MaestroException refused = state.Refused(ErrorCode.MissionNotApproved, () => state.SetFeature("auth-plan", FeatureStatus.Assigned));
        Assert.Equal($"Approve-MaestroMission {StateFixture.First}", refused.Hint);
    }

    [Theory]
    [InlineData(MissionStatus.Completed)]
    [InlineData(MissionStatus.Failed)]
    public void AFinishedMissionsFeaturesStay(string status)
    {
        StateFixture state = new StateFixture().Approved();
        state.SetMission(null, MissionStatus.Executing, MissionStatus.Validating, status);
        state.Refused(ErrorCode.MissionNotApproved, () => state.Update(new FeatureUpdate("auth-plan", StateFixture.First) { Status = FeatureStatus.Assigned }));
    }

    [Fact]
    public void StartingBeforeADependencyIsDoneWarns()
    {
        StateFixture state = new StateFixture().Approved();
        Assert.Contains("auth-plan", Assert.Single(Start(state, FeatureStatus.Assigned).Warnings), StringComparison.Ordinal);
        state.SetFeature("auth-plan", FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
        Assert.Empty(Start(state, FeatureStatus.InProgress).Warnings);
    }

    private static Change<FeatureChange> Start(StateFixture state, string status) =>
        StateFixture.Made(() => state.Workspace.Features.Decide(new FeatureUpdate("auth-impl", null) { Status = status }, state.Feedback));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void StrictnessRefusesIt(bool asked, bool configured)
    {
        StateFixture state = new StateFixture(configured ? "strict: true" : null).Approved();
        state.Refused(ErrorCode.DependencyNotDone, () => state.Update(new FeatureUpdate("auth-impl", null) { Status = FeatureStatus.InProgress, Strict = asked }));
    }

    [Fact]
    public void AReasonToGoBackGoesToTheRetryLogInTheReferencesForm()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetFeature("auth-plan", FeatureStatus.InProgress, FeatureStatus.Review);
        state.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Pending, Reason = "needs more detail" });
        state.SetFeature("auth-plan", FeatureStatus.InProgress, FeatureStatus.Review);
        state.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.Blocked, Reason = "waits for a key" });
        JsonNode expected = JsonNode.Parse("""
            [ { "reason": "needs more detail", "timestamp": "2026-11-22T23:30:00.000Z", "previousStatus": "review" },
              { "reason": "waits for a key", "timestamp": "2026-11-22T23:30:00.000Z", "previousStatus": "review" } ]
            """)!;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(state.Store[$"missions/{StateFixture.First}/workers/auth-plan/retry-log.json"])));
    }

    [Fact]
    public void AReasonToGoOnIsNoRetry()
    {
        StateFixture state = new StateFixture().Approved();
        state.Refused(ErrorCode.ArgumentInvalid, () => state.Update(new FeatureUpdate("auth-plan", null) { Status = FeatureStatus.InProgress, Reason = "why not" }));
    }

    [Fact]
    public void DependenciesAreProperties()
    {
        StateFixture state = new StateFixture().Approved();
        var features = state.Workspace.Features.Get(new FeatureQuery(), state.Feedback).ToDictionary(feature => feature.FeatureId);
        Assert.Equal(["auth-plan", "auth-impl", "auth-docs"], features.Keys);
        Assert.Equal(["auth-docs", "auth-impl"], features["auth-plan"].Unblocks.Order());
        Assert.True(features["auth-plan"].IsReady);
        Assert.Equal(["auth-plan"], features["auth-impl"].BlockedBy);
        Assert.Equal(["auth-plan"], state.Workspace.Features.Get(new FeatureQuery { ReadyOnly = true }, state.Feedback).Select(feature => feature.FeatureId));

        state.SetFeature("auth-plan", FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
        Assert.Equal(["auth-impl", "auth-docs"], state.Workspace.Features.Get(new FeatureQuery { ReadyOnly = true }, state.Feedback).Select(feature => feature.FeatureId));
    }

    [Fact]
    public void NothingIsReadyInADraft()
    {
        var state = new StateFixture();
        state.Create();
        Assert.Empty(state.Workspace.Features.Get(new FeatureQuery { ReadyOnly = true }, state.Feedback));
    }

    [Fact]
    public void WhatIsNotThereOrCantBeIsRefused()
    {
        StateFixture state = new StateFixture().Approved();
        state.Refused(ErrorCode.FeatureNotFound, () => state.SetFeature("nothing", FeatureStatus.Assigned));
        state.Refused(ErrorCode.IdInvalid, () => state.SetFeature("../evil", FeatureStatus.Assigned));
        state.Refused(ErrorCode.IdAmbiguous, () => state.SetFeature("auth", FeatureStatus.Assigned));
        state.Refused(ErrorCode.TransitionNotAllowed, () => state.SetFeature("auth-plan", FeatureStatus.Done));
        state.Refused(ErrorCode.NothingToChange, () => state.Update(new FeatureUpdate("auth-plan", null)));
        state.Refused(ErrorCode.MissionNotFound, () => state.Update(new FeatureUpdate("auth-plan", "2020-01-01-001") { Status = FeatureStatus.Assigned }));
    }

    [Fact]
    public void AFailedWriteLeavesEverythingAsItWas()
    {
        StateFixture state = new StateFixture().Approved();
        state.Store.FailingWrite = 2;
        state.Refused(ErrorCode.WorkspaceNotWritable, () => state.SetFeature("auth-plan", FeatureStatus.Assigned));
        state.Store.FailingWrite = 0;
        state.Store.Locked = new MaestroException(ErrorCode.WorkspaceLocked, "locked");
        state.Refused(ErrorCode.WorkspaceLocked, () => state.SetFeature("auth-plan", FeatureStatus.Assigned));
        state.Store.Locked = null;
        Assert.True(state.SetFeature("auth-plan", FeatureStatus.Assigned).StartsMission);
    }

    [Fact]
    public void ADamagedFeatureIsNamedAndTheOthersAreGiven()
    {
        StateFixture state = new StateFixture().Approved();
        state.Create();
        state.Store[$"missions/{StateFixture.First}/features/auth-impl.json"] = "{";
        Assert.Equal(5, state.Workspace.Features.Get(new FeatureQuery(), state.Feedback).Count());
        Assert.Equal(ErrorCode.StateFileDamaged, Assert.Single(state.Feedback.Problems).Code);
    }
}
