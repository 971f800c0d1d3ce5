using System.Text;
using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>A feature with parts is done after them, by whatever way it becomes done.</summary>
public sealed class FeaturePartTests
{
    private const string Plan = """
        { "title": "T", "milestones": [{ "id": "m", "title": "M" }, { "id": "n", "title": "N" }], "features": [
            { "id": "whole", "title": "W", "workerType": "codex", "verificationSteps": ["look"], "milestoneId": "m", "fulfills": ["whole-holds"] },
            { "id": "one", "parentId": "whole", "title": "O", "workerType": "codex", "verificationSteps": ["look"], "milestoneId": "m" },
            { "id": "two", "parentId": "whole", "title": "T", "workerType": "codex", "verificationSteps": ["look"], "milestoneId": "n" },
            { "id": "other", "title": "X", "workerType": "codex", "verificationSteps": ["look"], "milestoneId": "n" }] }
        """;

    private static readonly Author Codex = new("codex", "s-1");

    private static readonly Author Gemini = new("gemini", "s-2");

    private static readonly string[] Way = [FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done];

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void AFeatureIsNotDoneBeforeItsParts(bool strict, bool isConfigured)
    {
        StateFixture state = new StateFixture().Approved(Plan);
        state.SetFeature("one", Way);
        state.SetFeature("whole", FeatureStatus.InProgress, FeatureStatus.Review);
        if (isConfigured)
        {
            state.Store["config.yaml"] = "strict: true\n";
        }

        MaestroException refused = state.Refused(ErrorCode.PartsNotDone, () => Set(state, "whole", FeatureStatus.Done, strict));
        Assert.Equal("'whole' has 1 part that is not done: two.", refused.Message);
        Assert.Equal($"Get-MaestroFeature two -MissionId {StateFixture.First}", refused.Hint);
    }

    [Fact]
    public void WhoeverDecidesThatItIsDoneAnywaySaysWhy()
    {
        StateFixture state = new StateFixture().Approved(Plan);
        state.SetFeature("whole", FeatureStatus.InProgress, FeatureStatus.Review);
        Assert.Contains("needs a reason", state.Refused(ErrorCode.ArgumentInvalid, () => state.Update(new FeatureUpdate("whole", null) { Status = FeatureStatus.Done, Force = true })).Message, StringComparison.Ordinal);

        Change<FeatureChange> made = StateFixture.Made(() => state.Workspace.Features.Decide(
            new FeatureUpdate("whole", null) { Status = FeatureStatus.Done, Force = true, Reason = "the rest is bought" }, state.Feedback));
        Assert.Contains("'whole' has 2 parts that are not done: one, two.", made.Warnings);
        MissionOverride kept = Assert.Single(MissionFiles.Overrides(Encoding.UTF8.GetBytes(state.Store[StatePaths.Overrides(StateFixture.First)]), ""));
        Assert.Equal(("done", "whole", "the rest is bought"), (kept.Action, kept.FeatureId, kept.Reason));
        Assert.Equal("the rest is bought", state.Workspace.History.Get(new HistoryQuery(), state.Feedback).First().Reason);

        MissionCheck row = Assert.Single(Checks(state), static check => check.Target == "whole");
        Assert.False(row.Passed);
        Assert.Equal("is done, but not its parts one, two", row.Message);
        state.SetResult("whole-holds", AssertionResult.Passed, "seen");
        Assert.Contains("'whole' has 2 parts", state.Refused(ErrorCode.MilestoneNotSealable, () => state.Workspace.Milestones.Decide("m", null, strict: true, state.Feedback)).Message, StringComparison.Ordinal);
        Assert.Contains("one, two, other", Complete(state).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ItIsNeitherStartedNorHandedOnBeforeThemWithStrict()
    {
        StateFixture state = new StateFixture().Approved(Plan);
        Assert.Contains("'whole' has 2 parts", state.Refused(ErrorCode.DependencyNotDone, () => Set(state, "whole", FeatureStatus.InProgress, strict: true)).Message, StringComparison.Ordinal);
        Assert.Contains("'whole' has 2 parts that are not done: one, two.", Set(state, "whole", FeatureStatus.InProgress, strict: false).Warnings);
        state.Refused(ErrorCode.PartsNotDone, () => Set(state, "whole", FeatureStatus.Review, strict: true));
        Assert.Contains("'whole' has 2 parts that are not done: one, two.", Set(state, "whole", FeatureStatus.Review, strict: false).Warnings);
    }

    [Fact]
    public void TheNextFeatureIsNeverOneThatWaitsForItsParts()
    {
        StateFixture state = new StateFixture().Approved(Plan);
        for (int index = 0; index < 3; index++)
        {
            Assert.NotEqual("whole", StateFixture.Make(() => state.Workspace.Starts.DecideNext(new FeatureUpdate("", null) { Author = Codex }, state.Feedback)).After.FeatureId);
        }

        state.Refused(ErrorCode.NothingReady, () => state.Workspace.Starts.DecideNext(new FeatureUpdate("", null) { Author = Codex }, state.Feedback));
    }

    [Fact]
    public void WhatIsDoneGetsNoOpenPart()
    {
        StateFixture state = new StateFixture().Approved(Plan);
        Finish(state);
        PlanEdit[] edits =
        [
            PlanEdits.AddFeature(new PlanFeature { FeatureId = "late", ParentId = "whole", Title = "L", MilestoneId = "n", WorkerType = "codex", VerificationSteps = ["look"] }),
            PlanEdits.SetFeature("other", static feature => feature with { ParentId = "whole" }),
        ];
        foreach (PlanEdit edit in edits)
        {
            foreach (bool force in (bool[])[false, true])
            {
                state.Refused(ErrorCode.PartsNotDone, () => state.Workspace.Plans.Decide(new PlanUpdateRequest(null) { Force = force, Reason = "why" }, state.Workspace.Plans.Find(null, state.Feedback), edit, state.Feedback));
            }
        }

        string changed = Plan.Replace("\"id\": \"other\",", "\"id\": \"other\", \"parentId\": \"one\",", StringComparison.Ordinal);
        state.Refused(ErrorCode.PartsNotDone, () => state.Workspace.Plans.Decide(new PlanUpdateRequest(null), Read(changed), state.Feedback));
        state.SetFeature("other", Way);
        Assert.Equal("one", StateFixture.Make(() => state.Workspace.Plans.Decide(new PlanUpdateRequest(null), Read(changed), state.Feedback)).After.Features.Single(static feature => feature.FeatureId == "other").ParentId);
    }

    [Fact]
    public void ImportedProgressWaitsForOpenPartsToo()
    {
        string plan = Plan.Replace("\"id\": \"whole\",", "\"id\": \"whole\", \"status\": \"done\",", StringComparison.Ordinal)
            .Replace("\"id\": \"one\",", "\"id\": \"one\", \"status\": \"done\",", StringComparison.Ordinal)
            .Replace("\"id\": \"other\",", "\"id\": \"other\", \"parentId\": \"one\",", StringComparison.Ordinal);
        var state = new StateFixture();
        Change<MissionState> made = StateFixture.Made(() => state.Workspace.Missions.DecideCreate(Read(plan), importProgress: true));
        Assert.All(made.Result.Features, static feature => Assert.Equal(FeatureStatus.Pending, feature.Status));
        Assert.Contains("2 features imported as pending instead of done, because parts are open: whole, one.", made.Warnings);
    }

    [Fact]
    public void TheLastPartEndsTheClaimAndTheHandoffsOfItsParentToo()
    {
        StateFixture state = new StateFixture().Approved(Plan);
        state.SetResult("whole-holds", AssertionResult.Passed, "seen");
        state.Update(new FeatureUpdate("whole", null) { Status = FeatureStatus.InProgress, Author = Codex });
        Handoff made = StateFixture.Make(() => state.Workspace.Handoffs.DecideCreate(
            HandoffSamples.Execute with { MaestroRefs = new MaestroReferences { MissionId = StateFixture.First, FeatureId = "whole" } }, Codex, null));
        state.SetFeature("one", Way);
        FeatureChange last = Do(state, "two", Way, Codex);
        Assert.Equal("whole", Assert.Single(last.Parents).After.FeatureId);
        Assert.Contains("\"outcome\": \"done\"", state.Store[StatePaths.Claim(StateFixture.First, "whole")], StringComparison.Ordinal);
        Assert.Equal(HandoffStatus.Completed, state.Workspace.HandoffReader.Find(new() { HandoffId = made.HandoffId }, state.Feedback, CancellationToken.None).Status);
    }

    [Theory]
    [InlineData("held", "held by gemini")]
    [InlineData("blocked", "It is blocked.")]
    [InlineData("open", "1 assertion that did not pass: whole-holds")]
    public void NothingIsConcludedOfAParentThatSomebodyHasToLookAt(string why, string message)
    {
        StateFixture state = new StateFixture().Approved(Plan);
        if (why != "open")
        {
            state.SetResult("whole-holds", AssertionResult.Passed, "seen");
        }

        if (why == "held")
        {
            state.Update(new FeatureUpdate("whole", null) { Status = FeatureStatus.InProgress, Author = Gemini });
        }

        if (why == "blocked")
        {
            state.SetFeature("whole", FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Blocked);
        }

        string before = state.Feature("whole").Status;
        state.SetFeature("one", Way);
        state.SetFeature("two", FeatureStatus.InProgress, FeatureStatus.Review);
        Change<FeatureChange> last = Set(state, "two", FeatureStatus.Done, strict: false);
        Assert.Empty(last.Result.Parents);
        Assert.Contains(message, Assert.Single(last.Warnings), StringComparison.Ordinal);
        Assert.StartsWith($"All parts of 'whole' are done, but it stays {before}: ", last.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(before, state.Feature("whole").Status);
    }

    private static void Finish(StateFixture state)
    {
        state.SetResult("whole-holds", AssertionResult.Passed, "seen");
        state.SetFeature("one", Way);
        state.SetFeature("two", Way);
        Assert.Equal(FeatureStatus.Done, state.Feature("whole").Status);
    }

    private static FeatureChange Do(StateFixture state, string id, string[] statuses, Author author)
    {
        FeatureChange? last = null;
        foreach (string status in statuses)
        {
            last = state.Update(new FeatureUpdate(id, null) { Status = status, Author = author });
        }

        return last!;
    }

    private static Change<FeatureChange> Set(StateFixture state, string id, string status, bool strict) =>
        StateFixture.Made(() => state.Workspace.Features.Decide(new FeatureUpdate(id, null) { Status = status, Strict = strict }, state.Feedback));

    private static MaestroException Complete(StateFixture state)
    {
        state.SetMission(null, MissionStatus.Validating);
        return state.Refused(ErrorCode.MissionIncomplete, () => state.Workspace.Missions.Decide(new MissionUpdate(null) { Status = MissionStatus.Completed }, state.Feedback));
    }

    private static IEnumerable<MissionCheck> Checks(StateFixture state) => MissionCheck.Of(state.Workspace.Missions.Load(StateFixture.First, state.Feedback), mustName: false);

    private static MissionPlan Read(string plan) => PlanReader.Read(Encoding.UTF8.GetBytes(plan)).PlanOrThrow(null);
}
