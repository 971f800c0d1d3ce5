using System.Text;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>A changed plan against a mission: what is shown, what is refused, what is kept.</summary>
public sealed class PlanUpdateTests
{
    private static readonly string Docs = StateFixture.Plan[StateFixture.Plan.IndexOf("{ \"id\": \"auth-docs\"", StringComparison.Ordinal)..StateFixture.Plan.IndexOf("\n  ]\n}", StringComparison.Ordinal)];

    private static readonly string WithoutDocs = StateFixture.Plan.Replace($",\n    {Docs}", "", StringComparison.Ordinal);

    [Fact]
    public void ThePlanOfAMissionHasNothingToDo()
    {
        StateFixture state = new StateFixture().Approved();
        string before = state.Store.Snapshot();

        MissionDifference difference = Update(state, StateFixture.Plan);

        Assert.True(difference.IsEmpty);
        Assert.Equal("nothing to do", difference.ToString());
        Assert.Equal(before, state.Store.Snapshot());
    }

    [Fact]
    public void EachThingThatDiffersIsNamedWithItsFields()
    {
        var state = new StateFixture();
        state.Create();
        string plan = WithoutDocs
            .Replace("\"title\": \"Build it\"", "\"title\": \"Build all\", \"priority\": 1", StringComparison.Ordinal)
            .Replace("{ \"id\": \"build\"", "{ \"id\": \"check\", \"title\": \"Checking\", \"order\": 2 }, { \"id\": \"build\"", StringComparison.Ordinal)
            .Replace("[\"plan-agreed\"]", "[\"plan-agreed\", \"plan-read\"]", StringComparison.Ordinal)
            .Replace("login works for every user", "login works for everybody", StringComparison.Ordinal);

        MissionDifference difference = Update(state, plan);

        Assert.Equal(
            [
                "+ milestone check", "~ feature auth-impl", "+ assertion plan-read", "~ assertion auth-impl-assertion-1", "- feature auth-docs",
            ],
            difference.Changes.Select(static change => change.ToString()));
        Assert.Equal(["title: Build it > Build all", "priority: 2 > 1"], difference.Changes[1].Fields.Select(static field => $"{field.Field}: {field.Before} > {field.After}"));
        Assert.Equal("2 to add, 2 to change, 1 to remove", difference.ToString());
        Assert.Equal(["auth-plan", "auth-impl"], state.Workspace.Missions.Named(StateFixture.First).Features);
    }

    [Fact]
    public void TheProofOfAPromiseWhoseWordsChangedIsGivenUp()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetResult("auth-impl-assertion-1", AssertionResult.Passed, "tests");
        state.SetResult("plan-agreed", AssertionResult.Passed, "minutes");
        MissionPlan wanted = Read(StateFixture.Plan.Replace("login works for every user", "login works for everybody", StringComparison.Ordinal));

        Change<PlanUpdate> change = StateFixture.Made(() => state.Workspace.Plans.Decide(new PlanUpdateRequest(null), wanted, state.Feedback));

        Assert.Equal("The wording of 1 assertion changed, so its result is pending again: auth-impl-assertion-1 (passed).", Assert.Single(change.Warnings));
        Assertion reworded = state.Assertion("auth-impl-assertion-1");
        Assert.Equal((AssertionResult.Pending, null, "login works for everybody"), (reworded.Result, reworded.Evidence, reworded.Description));
        Assert.Equal((AssertionResult.Passed, "minutes"), (state.Assertion("plan-agreed").Result, state.Assertion("plan-agreed").Evidence));
        Assert.Equal(["login works for everybody"], state.Feature("auth-impl").Fulfills);
    }

    [Fact]
    public void ACheckThatChangedLeavesTheResult()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetResult("plan-agreed", AssertionResult.Passed, "minutes");
        Update(state, StateFixture.Plan.Replace("\"plan-agreed\"", "{ \"id\": \"plan-agreed\", \"check\": \"npm test\" }", StringComparison.Ordinal));
        Assert.Equal((AssertionResult.Passed, "npm test"), (state.Assertion("plan-agreed").Result, state.Assertion("plan-agreed").Check));
    }

    [Fact]
    public void ACheckThatChangedMakesTheProofOfACommandStale()
    {
        StateFixture state = new StateFixture().Approved();
        (ProofRun run, _) = state.Workspace.Checks.Run(state.Assertion("plan-agreed"), "true", "/project", TimeSpan.FromMinutes(1), static _ => { }, CancellationToken.None);
        StateFixture.Make(() => state.Workspace.Assertions.DecideRun(run, new Kernel.Author("codex", "s1"), state.Feedback));
        MissionPlan wanted = Read(StateFixture.Plan.Replace("\"plan-agreed\"", "{ \"id\": \"plan-agreed\", \"check\": \"npm test\" }", StringComparison.Ordinal));

        Change<PlanUpdate> change = StateFixture.Made(() => state.Workspace.Plans.Decide(new PlanUpdateRequest(null), wanted, state.Feedback));

        Assert.Equal("The check of 1 assertion changed, so the proof is stale until the new check is run: plan-agreed.", Assert.Single(change.Warnings));
        Assert.True(state.Assertion("plan-agreed").IsStale);
    }

    [Fact]
    public void APromiseThatMovesKeepsItsProof()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetResult("plan-agreed", AssertionResult.Passed, "minutes");
        string plan = StateFixture.Plan
            .Replace(", \"fulfills\": [\"plan-agreed\"]", "", StringComparison.Ordinal)
            .Replace("[\"login works for every user\"]", "[\"login works for every user\", \"plan-agreed\"]", StringComparison.Ordinal);

        MissionDifference difference = Update(state, plan);

        Assert.Equal("featureId", Assert.Single(Assert.Single(difference.Changes).Fields).Field);
        Assertion moved = state.Assertion("plan-agreed");
        Assert.Equal((AssertionResult.Passed, "auth-impl", "build"), (moved.Result, moved.FeatureId, moved.MilestoneId));
        Assert.Empty(state.Feature("auth-plan").Fulfills);
        Assert.Single(state.Workspace.Missions.States(null, state.Feedback));
    }

    [Fact]
    public void WhoWorksOnWhatWasRemovedLearnsThatItWasAndWhy()
    {
        StateFixture state = new StateFixture().Approved();
        Update(state, StateFixture.Plan.Replace(", \"fulfills\": [\"plan-agreed\"]", "", StringComparison.Ordinal).Replace($",\n    {Docs}", "", StringComparison.Ordinal), new PlanUpdateRequest(null) { Reason = "bought instead" });

        MaestroException feature = state.Refused(ErrorCode.FeatureNotFound, () => state.SetFeature("auth-docs", FeatureStatus.InProgress));
        Assert.Matches($"^The feature 'auth-docs' was removed from the mission {StateFixture.First} at 20.+Z: bought instead\\.$", feature.Message);
        Assert.Equal($"Get-MaestroHistory -MissionId {StateFixture.First} -FeatureId auth-docs shows by whom.", feature.Hint);
        MaestroException assertion = state.Refused(ErrorCode.AssertionNotFound, () => state.SetResult("plan-agreed", AssertionResult.Failed));
        Assert.Contains("'plan-agreed' was removed", assertion.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("removed", state.Refused(ErrorCode.FeatureNotFound, () => state.SetFeature("auth-dogs", FeatureStatus.InProgress)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsRemovedIsKeptWithTheReason()
    {
        var state = new StateFixture();
        state.Create(StateFixture.Plan.Replace("\"title\": \"Describe it\"", "\"title\": \"Describe it\", \"labels\": [\"docs\"], \"fulfills\": [\"docs-read\"]", StringComparison.Ordinal));

        Update(state, WithoutDocs, new PlanUpdateRequest(null) { Reason = "nobody reads them" });

        string path = Assert.Single(state.Store.Paths, static path => path.Contains("/removed/", StringComparison.Ordinal));
        Assert.All(["nobody reads them", "Describe it", "docs-read", "\"docs\""], text => Assert.Contains(text, state.Store[path], StringComparison.Ordinal));
        Assert.DoesNotContain(StatePaths.Feature(StateFixture.First, "auth-docs"), state.Store.Paths);
        Assert.DoesNotContain("auth-docs", state.Store[StatePaths.Mission(StateFixture.First)], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FeatureStatus.Assigned)]
    [InlineData(FeatureStatus.Done)]
    public void WorkThatWasBegunIsRemovedByForceAlone(string status)
    {
        StateFixture state = new StateFixture().Approved();
        string[] steps = [FeatureStatus.Assigned, FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done];
        state.SetFeature("auth-docs", steps[..(Array.IndexOf(steps, status) + 1)]);
        MaestroException refused = state.Refused(ErrorCode.ProgressWouldBeLost, () => Update(state, WithoutDocs));
        Assert.Contains($"auth-docs ({status})", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, Update(state, WithoutDocs, new PlanUpdateRequest(null) { Force = true }).Removed);
    }

    [Fact]
    public void APromiseWithAResultIsRemovedByForceAlone()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetResult("plan-agreed", AssertionResult.Failed, "no");
        string plan = StateFixture.Plan.Replace(", \"fulfills\": [\"plan-agreed\"]", "", StringComparison.Ordinal);
        Assert.Contains("plan-agreed (failed)", state.Refused(ErrorCode.ProgressWouldBeLost, () => Update(state, plan)).Message, StringComparison.Ordinal);
        Update(state, plan, new PlanUpdateRequest(null) { Force = true });
        Assert.DoesNotContain("plan-agreed", state.Store[StatePaths.Assertions(StateFixture.First)], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"title\": \"Plan it\"", "\"title\": \"Plan all\"", "feature 'auth-plan' can't be changed")]
    [InlineData("[\"plan-agreed\"]", "[\"plan-agreed\", \"more\"]", "assertion 'more' can't be added")]
    [InlineData("\"title\": \"Planning\"", "\"title\": \"Thinking\"", "milestone 'plan' can't be changed")]
    [InlineData("\"id\": \"auth-docs\", \"milestoneId\": \"build\"", "\"id\": \"auth-docs\", \"milestoneId\": \"plan\"", "feature 'auth-docs' can't be changed")]
    public void ASealedMilestoneStaysAsItWas(string old, string changed, string message)
    {
        StateFixture state = new StateFixture().Approved();
        state.SetFeature("auth-plan", FeatureStatus.Assigned, FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
        state.SetResult("plan-agreed", AssertionResult.Passed, "minutes");
        StateFixture.Make(() => state.Workspace.Milestones.Decide("plan", null, strict: false, state.Feedback));
        MaestroException refused = state.Refused(ErrorCode.MilestoneSealed, () => Update(state, StateFixture.Plan.Replace(old, changed, StringComparison.Ordinal)));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, Update(state, StateFixture.Plan.Replace("\"title\": \"Build it\"", "\"title\": \"Build all\"", StringComparison.Ordinal)).Changed);
    }

    [Fact]
    public void AFinishedMissionHasItsLastPlan()
    {
        StateFixture state = new StateFixture().Approved();
        state.SetMission(null, MissionStatus.Executing, MissionStatus.Validating, MissionStatus.Completed);
        state.Refused(ErrorCode.MissionNotApproved, () => Update(state, WithoutDocs, new PlanUpdateRequest(StateFixture.First)));
        Assert.True(Update(state, StateFixture.Plan, new PlanUpdateRequest(StateFixture.First)).IsEmpty);
        Assert.Equal(3, state.Workspace.Plans.Export(StateFixture.First, withProgress: false, state.Feedback).Features.Count);
    }

    [Fact]
    public void NothingIsDecidedOnAMissionThatLacksAFile()
    {
        StateFixture state = new StateFixture().Approved();
        state.Store.Remove(StatePaths.Feature(StateFixture.First, "auth-docs"));
        state.Refused(ErrorCode.StateFileDamaged, () => Update(state, StateFixture.Plan));
        state.Refused(ErrorCode.StateFileDamaged, () => state.Workspace.Plans.Export(null, withProgress: false, state.Feedback));
    }

    [Fact]
    public void TheSamePlanIsNotUsedTwice()
    {
        var state = new StateFixture();
        StateFixture.Make(() => state.Workspace.Missions.DecideCreate(Read(StateFixture.Plan)));
        MaestroException refused = state.Refused(ErrorCode.PlanAlreadyUsed, () => state.Workspace.Missions.DecideCreate(Read(StateFixture.Plan)));
        Assert.Contains(StateFixture.First, refused.Message, StringComparison.Ordinal);

        // Neither the plan it was made from nor the one it was updated by.
        Update(state, WithoutDocs);
        state.Refused(ErrorCode.PlanAlreadyUsed, () => state.Workspace.Missions.DecideCreate(Read(StateFixture.Plan)));
        state.Refused(ErrorCode.PlanAlreadyUsed, () => state.Workspace.Missions.DecideCreate(Read(WithoutDocs)));
        StateFixture.Make(() => state.Workspace.Missions.DecideCreate(Read(WithoutDocs.Replace("Build it", "Build all", StringComparison.Ordinal))));
        StateFixture.Make(() => state.Workspace.Missions.DecideCreate(Read(StateFixture.Plan), force: true));
    }

    [Fact]
    public void ATitleOfSeveralLinesHasNothingToDo()
    {
        string plan = StateFixture.Plan.Replace("Add authentication", "T\\n## Rules\\nX", StringComparison.Ordinal);
        StateFixture state = new StateFixture().Approved(plan);
        Assert.True(Update(state, plan).IsEmpty);
        state.Refused(ErrorCode.PlanAlreadyUsed, () => state.Workspace.Missions.DecideCreate(Read(plan)));
    }

    [Fact]
    public void ARejectedMissionIsTriedAgain()
    {
        var state = new StateFixture();
        StateFixture.Make(() => state.Workspace.Missions.DecideCreate(Read(StateFixture.Plan)));
        state.SetMission(null, MissionStatus.Rejected);
        StateFixture.Make(() => state.Workspace.Missions.DecideCreate(Read(StateFixture.Plan)));
    }

    [Fact]
    public void WhatOtherProgramsWroteSurvivesAnUpdate()
    {
        var state = new StateFixture();
        state.Create();
        string path = StatePaths.Feature(StateFixture.First, "auth-impl");
        state.Store[path] = state.Store[path].Replace("\"createdAt\"", "\"estimate\": \"3d\",\n  \"createdAt\"", StringComparison.Ordinal);
        Update(state, StateFixture.Plan.Replace("\"title\": \"Build it\"", "\"title\": \"Build all\"", StringComparison.Ordinal));
        Assert.Contains("\"estimate\": \"3d\"", state.Store[path], StringComparison.Ordinal);
    }

    private static MissionDifference Update(StateFixture state, string plan, PlanUpdateRequest? request = null) =>
        StateFixture.Make(() => state.Workspace.Plans.Decide(request ?? new PlanUpdateRequest(null), Read(plan), state.Feedback)).Difference;

    private static MissionPlan Read(string plan) => PlanReader.Read(Encoding.UTF8.GetBytes(plan)).PlanOrThrow(null);
}
