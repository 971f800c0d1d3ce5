using System.Text;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>The small changes of a plan: each is a plan that is compared and applied like one that somebody wrote.</summary>
public sealed class PlanEditTests
{
    private static readonly PlanFeature New = new() { FeatureId = "auth-mfa", Title = "Ask twice", VerificationSteps = ["try it"], MilestoneId = "build" };

    [Fact]
    public void AFeatureIsAddedBehindThoseOfItsMilestone()
    {
        StateFixture state = new StateFixture().Approved();
        Edit(state, PlanEdits.AddFeature(New with { DependsOn = ["auth-im"], MilestoneId = "plan" }));
        Assert.Equal(["auth-plan", "auth-mfa", "auth-impl", "auth-docs"], state.Workspace.Missions.Named(StateFixture.First).Features);
        Feature added = state.Feature("auth-mfa");
        Assert.Equal(("codex", "plan", FeatureStatus.Pending), (added.WorkerType, added.MilestoneId, added.Status));
        Assert.Equal(["auth-impl"], added.DependsOn);
    }

    [Theory]
    [InlineData("auth-impl", "build", "auth-plan", ErrorCode.ArgumentInvalid, "already has the id 'auth-impl'")]
    [InlineData("AUTH-impl", "build", "auth-plan", ErrorCode.ArgumentInvalid, "differ only by case")]
    [InlineData("../x", "build", "auth-plan", ErrorCode.IdInvalid, "must start with a letter or digit")]
    [InlineData("auth-mfa", "nope", "auth-plan", ErrorCode.MilestoneNotFound, "no milestone 'nope'")]
    [InlineData("auth-mfa", "build", "nope", ErrorCode.FeatureNotFound, "dependsOn[0]: There is no feature 'nope'")]
    [InlineData("auth-mfa", "build", "auth-mfa", ErrorCode.PlanInvalid, "can't depend on itself")]
    public void TheRulesOfPlansHold(string id, string milestone, string needed, string code, string message)
    {
        StateFixture state = new StateFixture().Approved();
        MaestroException refused = state.Refused(code, () => Edit(state, PlanEdits.AddFeature(New with { FeatureId = id, MilestoneId = milestone, DependsOn = [needed] })));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FeaturesNeverWaitInACircle()
    {
        StateFixture state = new StateFixture().Approved();
        MaestroException refused = state.Refused(ErrorCode.PlanInvalid, () => Edit(state, PlanEdits.SetFeature("auth-plan", static feature => feature with { DependsOn = ["auth-docs"] })));
        Assert.Contains("auth-plan -> auth-docs -> auth-plan", refused.Message, StringComparison.Ordinal);
        state.Refused(ErrorCode.PlanInvalid, () => Edit(state, PlanEdits.SetFeature("auth-plan", static feature => feature with { ParentId = "auth-plan" })));
    }

    [Fact]
    public void WhatDependedOnARemovedFeatureDependsOnWhatThatDependedOn()
    {
        StateFixture state = new StateFixture().Approved();
        Edit(state, PlanEdits.SetFeature("auth-docs", static feature => feature with { DependsOn = ["auth-impl"] }));
        Edit(state, PlanEdits.RemoveFeature("auth-impl"));
        Assert.Equal(["auth-plan"], state.Feature("auth-docs").DependsOn);
        Assert.DoesNotContain(state.Workspace.Assertions.Get(new AssertionQuery(), null, state.Feedback), static assertion => assertion.FeatureId == "auth-impl");
        state.SetFeature("auth-docs", FeatureStatus.Assigned);
        state.Refused(ErrorCode.ProgressWouldBeLost, () => Edit(state, PlanEdits.RemoveFeature("auth-docs")));
    }

    [Fact]
    public void AnAssertionIsAddedRewordedAndRemovedByItsIdWhateverItsWords()
    {
        StateFixture state = new StateFixture().Approved();
        Edit(state, PlanEdits.AddAssertion("auth-docs", new PlanAssertion { Description = "the same words" }));
        Edit(state, PlanEdits.AddAssertion("auth-docs", new PlanAssertion { Description = "the same words" }));
        Edit(state, PlanEdits.AddAssertion("auth-docs", new PlanAssertion { AssertionId = "docs.1", HasOwnId = true, Description = "clear", Check = "npm test" }));
        state.SetResult("auth-docs-assertion-2", AssertionResult.Passed, "seen");

        Edit(state, PlanEdits.RemoveAssertion("auth-docs-assertion-1"));

        Assert.Equal(["auth-docs-assertion-2", "docs.1"], Of("auth-docs"));
        Assert.Equal(AssertionResult.Passed, state.Assertion("auth-docs-assertion-2").Result);
        Edit(state, PlanEdits.SetAssertion("auth-docs-assertion-2", "other words"));
        Assert.Equal((AssertionResult.Pending, "other words"), (state.Assertion("auth-docs-assertion-2").Result, state.Assertion("auth-docs-assertion-2").Description));
        Assert.Equal("npm test", state.Assertion("docs.1").Check);
        Assert.Equal(["other words", "docs.1"], state.Feature("auth-docs").Fulfills);
        state.Refused(ErrorCode.ArgumentInvalid, () => Edit(state, PlanEdits.AddAssertion("auth-impl", new PlanAssertion { AssertionId = "DOCS.1", HasOwnId = true, Description = "x" })));
        Assert.Single(state.Workspace.Missions.States(null, state.Feedback));

        IEnumerable<string> Of(string feature) => state.Workspace.Assertions.Get(new AssertionQuery(), null, state.Feedback)
            .Where(assertion => assertion.FeatureId == feature).Select(static assertion => assertion.AssertionId);
    }

    [Fact]
    public void AMilestoneIsAddedAtTheEnd()
    {
        StateFixture state = new StateFixture().Approved();
        Edit(state, PlanEdits.AddMilestone(new PlanMilestone { MilestoneId = "ship", Title = "Shipping" }, null));
        Edit(state, PlanEdits.AddMilestone(new PlanMilestone { MilestoneId = "first", Title = "First" }, 0));
        Assert.Equal(["plan", "first", "build", "ship"], state.Workspace.Missions.Load(StateFixture.First, state.Feedback).Milestones.Select(static milestone => milestone.MilestoneId));
        state.Refused(ErrorCode.ArgumentInvalid, () => Edit(state, PlanEdits.AddMilestone(new PlanMilestone { MilestoneId = "SHIP", Title = "x" }, null)));
    }

    [Fact]
    public void PartsInheritAndTheirParentIsDoneWithTheLastOfThem()
    {
        StateFixture state = new StateFixture().Approved();
        Edit(state, PlanEdits.SetFeature("auth-docs", static feature => feature with { DependsOn = ["auth-impl"] }));
        Edit(state, PlanEdits.SetFeature("auth-impl", static feature => feature with { Priority = 0, Labels = ["ui"] }));
        state.SetResult("auth-impl-assertion-1", AssertionResult.Passed, "seen");

        Split(state, "auth-impl", """["Build the form", { "id": "auth.check", "title": "Check it", "priority": 4, "dependsOn": "auth-impl-1", "fulfills": [{ "id": "auth-impl-assertion-1", "description": "login works for every user" }] }]""");

        Assert.Equal(["auth-plan", "auth-impl", "auth-impl-1", "auth.check", "auth-docs"], state.Workspace.Missions.Named(StateFixture.First).Features);
        Feature first = state.Feature("auth-impl-1");
        Assert.Equal((0, "ui", "auth-impl", "run it", "build"), (first.Priority, first.Labels[0], first.ParentId, first.VerificationSteps[0], first.MilestoneId));
        Assert.Equal(["auth-plan"], first.DependsOn);
        Assert.Equal(["auth-impl-1", "auth-plan"], state.Feature("auth.check").DependsOn);
        Assert.Equal(4, state.Feature("auth.check").Priority);
        Assert.Equal(["auth-impl-1", "auth.check"], state.Feature("auth-docs").DependsOn);
        Assert.Equal(("auth.check", AssertionResult.Passed), (state.Assertion("auth-impl-assertion-1").FeatureId, state.Assertion("auth-impl-assertion-1").Result));

        foreach (string id in (string[])["auth-plan", "auth-impl-1", "auth.check"])
        {
            Assert.Equal(FeatureStatus.Pending, state.Feature("auth-impl").Status);
            FeatureChange last = state.SetFeature(id, FeatureStatus.Assigned, FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
            Assert.Equal(id == "auth.check" ? ["auth-impl"] : [], last.Parents.Select(static parent => parent.After.FeatureId));
        }

        Assert.Equal(FeatureStatus.Done, state.Feature("auth-impl").Status);
        state.Refused(ErrorCode.ArgumentInvalid, () => Split(state, "auth-impl", """["more"]"""));
    }

    [Theory]
    [InlineData("[]", "at least one part")]
    [InlineData("[3]", "title: This must be text, not a number.")]
    [InlineData("[{ \"id\": \"auth-docs\", \"title\": \"x\" }]", "already has the id 'auth-docs'")]
    [InlineData("[{ \"name\": \"x\" }]", "Did you mean 'title'?")]
    [InlineData("[[1]]", "This must be an object, not a list.")]
    public void PartsFollowTheRulesOfPlans(string parts, string message)
    {
        StateFixture state = new StateFixture().Approved();
        Assert.Contains(message, state.Refused(ErrorCode.ArgumentInvalid, () => Split(state, "auth-impl", parts)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsReadyComesInOrderOfWorth()
    {
        StateFixture state = new StateFixture().Approved(StateFixture.Plan
            .Replace(", \"dependsOn\": [\"auth-plan\"]", "", StringComparison.Ordinal)
            .Replace("{ \"id\": \"auth-docs\"", "{ \"id\": \"after\", \"milestoneId\": \"build\", \"title\": \"x\", \"workerType\": \"codex\", \"verificationSteps\": [\"x\"], \"dependsOn\": [\"auth-docs\"], \"labels\": [\"late\"] }, { \"id\": \"auth-docs\"", StringComparison.Ordinal));
        Assert.Equal(["auth-docs", "auth-plan", "auth-impl"], Get(new FeatureQuery { ReadyOnly = true }));
        Edit(state, PlanEdits.SetFeature("auth-impl", static feature => feature with { Priority = 0, Labels = ["ui", "late-1"] }));
        Assert.Equal(["auth-impl", "auth-docs", "auth-plan"], Get(new FeatureQuery { ReadyOnly = true }));
        Assert.Equal(["auth-impl"], Get(new FeatureQuery { Priorities = [0, 1] }));
        Assert.Equal(["auth-impl", "after"], Get(new FeatureQuery { Labels = [new("late*", true, static text => text.StartsWith("late", StringComparison.Ordinal))] }));
        Assert.Equal(["auth-impl"], Get(new FeatureQuery { Labels = [new("UI", false, static _ => false)] }));

        IEnumerable<string> Get(FeatureQuery query) => [.. state.Workspace.Features.Get(query, state.Feedback).Select(static feature => feature.FeatureId)];
    }

    [Fact]
    public void ARestoreBringsBackThePlanOfTheCheckpoint()
    {
        StateFixture state = new StateFixture().Approved();
        Edit(state, PlanEdits.SetFeature("auth-impl", static feature => feature with { Priority = 0 }));
        string before = Plan();
        StateFixture.Make(() => state.Workspace.Checkpoints.DecideSave(null, null, null, state.Feedback));
        state.Clock.Advance(TimeSpan.FromSeconds(10));
        Edit(state, PlanEdits.AddFeature(New));
        Edit(state, PlanEdits.RemoveFeature("auth-docs"));
        Edit(state, PlanEdits.SetFeature("auth-impl", static feature => feature with { Priority = 3, Labels = ["ui"] }));
        string after = Plan();

        string? saved = StateFixture.Make(() => state.Workspace.Checkpoints.DecideRestore(new RestoreRequest(null, null), state.Feedback)).SavedCheckpointId;

        Assert.Equal(before, Plan());
        Assert.Single(state.Workspace.Missions.States(null, state.Feedback));
        StateFixture.Make(() => state.Workspace.Checkpoints.DecideRestore(new RestoreRequest(null, saved), state.Feedback));
        Assert.Equal(after, Plan());

        string Plan() => Encoding.UTF8.GetString(PlanWriter.Write(state.Workspace.Plans.Export(null, withProgress: false, state.Feedback)).Span);
    }

    private static void Edit(StateFixture state, PlanEdit edit) => StateFixture.Make(() =>
        state.Workspace.Plans.Decide(new PlanUpdateRequest(null), state.Workspace.Plans.Find(null, state.Feedback), edit, state.Feedback));

    private static void Split(StateFixture state, string featureId, string parts) => StateFixture.Make(() =>
    {
        (Mission mission, Feature feature) = state.Workspace.Features.Find(null, featureId, state.Feedback);
        return state.Workspace.Plans.DecideSplit(new PlanUpdateRequest(null), mission, feature, Encoding.UTF8.GetBytes(parts), state.Feedback);
    });
}
