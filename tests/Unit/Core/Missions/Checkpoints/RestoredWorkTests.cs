using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Whose work a restore undoes, and restores of one feature.</summary>
public sealed class RestoredWorkTests
{
    private static readonly Author Codex = new("codex", "s-1");
    private static readonly Author Gemini = new("gemini", "s-2");

    private readonly StateFixture _state = new StateFixture().Approved();

    // What the fixture did has the time of the machine.
    public RestoredWorkTests() => Forget();

    [Fact]
    public void EachChangeSinceTheCheckpointIsReportedWithWhoMadeIt()
    {
        Set("auth-plan", FeatureStatus.InProgress, Codex);
        Checkpoint taken = Save();
        Set("auth-plan", FeatureStatus.Review, Codex);
        Pass("plan-agreed", Gemini);
        Set("auth-docs", FeatureStatus.InProgress, Gemini);

        Change<MissionRestore> change = Decide(new(null, taken.CheckpointId) { Author = Codex });
        UndoneWork[] undone = [.. change.Result.Undone];
        Assert.Equal(["auth-plan (review → in-progress)", "auth-docs (in-progress → pending)"], undone.Select(static work => work.ToString()));
        Assert.Equal(["gemini,codex", "gemini"], undone.Select(static work => string.Join(',', work.ChangedBy)));
        Assert.Equal(["plan-agreed"], undone[0].AssertionIds);
        Assert.Equal([null, "gemini"], undone.Select(static work => work.Holder));
        Assert.Equal(_state.Clock.GetUtcNow(), undone[1].LastChange);
        Assert.Equal(
            [
                "This undoes work of gemini: auth-plan (review → in-progress), auth-docs (in-progress → pending).",
                "A feature is being worked on: auth-docs by gemini.",
            ],
            change.Warnings);
        Assert.EndsWith("and undo changes by codex, gemini to auth-plan (review → in-progress), auth-docs (in-progress → pending)", change.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void OnesOwnWorkIsNamedWithoutAWarningAndWhatOnlyAPromptOrAClaimChangedIsNoWork()
    {
        Checkpoint taken = Save();
        Set("auth-plan", FeatureStatus.InProgress, Codex);
        Change<MissionRestore> own = Decide(new(null, taken.CheckpointId) { Author = Codex });
        Assert.Equal(["the mission (executing → approved)", "auth-plan (in-progress → pending)"], own.Result.Undone.Select(static work => work.ToString()));
        Assert.Empty(own.Warnings);

        Checkpoint later = Save();
        Change<MissionRestore> nothing = Decide(new(null, later.CheckpointId) { Author = Codex });
        Assert.Empty(nothing.Result.Undone);
        Assert.Equal($"Restore the checkpoint {later.CheckpointId}, which changes nothing", nothing.Action);
    }

    [Fact]
    public void WorkThatCameBetweenTheQuestionAndTheAnswerIsNotUndone()
    {
        Checkpoint taken = Save();
        var request = new RestoreRequest(null, taken.CheckpointId) { Author = Codex };
        Change<MissionRestore> confirmed = Decide(request);
        Set("auth-plan", FeatureStatus.InProgress, Gemini);
        _state.Refused(ErrorCode.TargetChanged, () => Change.Commit(confirmed, isConfirmed: true, () => Decide(request), ChangeOrigin.None, CancellationToken.None));
    }

    [Fact]
    public void ChangesThatTheHistoryDoesNotKnowAreReportedAsSuch()
    {
        Checkpoint taken = Save();
        Set("auth-plan", FeatureStatus.InProgress, Codex);
        Forget();
        Assert.Contains(Decide(new(null, taken.CheckpointId)).Warnings, static warning => warning.StartsWith("This undoes changes that are not in the history: the mission", StringComparison.Ordinal));
    }

    [Fact]
    public void OneFeatureComesBackWithItsAssertionsAndNothingElseChanges()
    {
        Pass("plan-agreed", Codex);
        Checkpoint taken = Save();
        _state.SetResult("plan-agreed", AssertionResult.Failed, reason: "it broke");
        _state.SetResult("auth-impl-assertion-1", AssertionResult.Waived, reason: "later");
        Set("auth-plan", FeatureStatus.InProgress, Codex);
        Set("auth-docs", FeatureStatus.InProgress, Codex);
        string other = _state.Store[StatePaths.Feature(StateFixture.First, "auth-docs")];

        MissionRestore done = Restore(new(null, null) { FeatureId = "auth-plan" });
        Assert.Equal(("auth-plan", taken.CheckpointId), (done.FeatureId, done.CheckpointId));
        Assert.Equal(FeatureStatus.Pending, _state.Feature("auth-plan").Status);
        Assert.Equal((AssertionResult.Passed, AssertionResult.Passed), (_state.Assertion("plan-agreed").Result, _state.Assertion("plan-agreed").Proof?.Result));
        Assert.Equal(AssertionResult.Waived, _state.Assertion("auth-impl-assertion-1").Result);
        Assert.Equal(other, _state.Store[StatePaths.Feature(StateFixture.First, "auth-docs")]);
        Assert.Equal(MissionStatus.Executing, _state.Workspace.Missions.Named(StateFixture.First).Status);

        Restore(new(null, done.SavedCheckpointId) { FeatureId = "auth-plan" });
        Assert.Equal((FeatureStatus.InProgress, AssertionResult.Failed), (_state.Feature("auth-plan").Status, _state.Assertion("plan-agreed").Result));
    }

    [Fact]
    public void AFeatureThatWasRemovedComesBackInItsPlace()
    {
        string before = string.Join(',', _state.Workspace.Missions.Named(StateFixture.First).Features);
        Checkpoint taken = Save();
        StateFixture.Make(() => _state.Workspace.Plans.Decide(
            new PlanUpdateRequest(null) { Reason = "bought" }, _state.Workspace.Missions.Named(StateFixture.First), PlanEdits.RemoveFeature("auth-impl"), _state.Feedback));
        Assert.DoesNotContain("auth-impl", _state.Workspace.Missions.Named(StateFixture.First).Features);

        UndoneWork work = Assert.Single(Restore(new(null, taken.CheckpointId) { FeatureId = "auth-impl" }).Undone, static work => work.FeatureId is not null);
        Assert.Equal((null, FeatureStatus.Pending), (work.From, work.To));
        Assert.Equal(before, string.Join(',', _state.Workspace.Missions.Named(StateFixture.First).Features));
        Assert.Equal("login works for every user", _state.Assertion("auth-impl-assertion-1").Description);
    }

    [Fact]
    public void WhatIsBuiltOnTheFeatureIsNamed()
    {
        Checkpoint taken = Save();
        Set("auth-plan", FeatureStatus.InProgress, Codex);
        Set("auth-plan", FeatureStatus.Review, Codex);
        Set("auth-plan", FeatureStatus.Done, Gemini);
        Set("auth-docs", FeatureStatus.InProgress, Codex);
        Assert.Contains(
            "'auth-plan' is no longer done afterwards, but what depends on it was started: auth-docs (in-progress).",
            Decide(new(null, taken.CheckpointId) { FeatureId = "auth-plan" }).Warnings);
    }

    [Fact]
    public void WhatASealOrTheEndOfTheMissionCoversIsRestoredOnlyAsAWhole()
    {
        Checkpoint taken = Save();
        Pass("plan-agreed", Codex);
        StateFixture.Make(() => _state.Workspace.Milestones.Decide("plan", null, false, _state.Feedback));
        MaestroException error = _state.Refused(ErrorCode.MilestoneSealed, () => Restore(new(null, taken.CheckpointId) { FeatureId = "auth-plan" }));
        Assert.Equal($"Restore-MaestroMission {StateFixture.First} -CheckpointId {taken.CheckpointId} -WhatIf", error.Hint);
        Restore(new(null, taken.CheckpointId) { FeatureId = "auth-docs" });

        Set("auth-docs", FeatureStatus.InProgress, Codex);
        _state.SetMission(null, MissionStatus.Validating, MissionStatus.Completed);
        _state.Refused(ErrorCode.MissionNotApproved, () => Restore(new(StateFixture.First, taken.CheckpointId) { FeatureId = "auth-docs" }));
    }

    [Theory]
    [InlineData("auth-p", null)]
    [InlineData("auth-nothing", ErrorCode.FeatureNotFound)]
    [InlineData("auth", ErrorCode.IdAmbiguous)]
    [InlineData("../auth", ErrorCode.IdInvalid)]
    public void AFeatureIsNamedByIdOrPrefix(string featureId, string? code)
    {
        Checkpoint taken = Save();
        if (code is null)
        {
            Assert.Equal("auth-plan", Restore(new(null, taken.CheckpointId) { FeatureId = featureId }).FeatureId);
        }
        else
        {
            _state.Refused(code, () => Restore(new(null, taken.CheckpointId) { FeatureId = featureId }));
        }
    }

    [Fact]
    public void OfTwoMissionsTheOneThatHasTheFeatureIsMeant()
    {
        Checkpoint taken = Save();
        string other = _state.Create(StateFixture.Plan.Replace("auth-", "other-", StringComparison.Ordinal));
        StateFixture.Make(() => _state.Workspace.Checkpoints.DecideSave(other, null, null, _state.Feedback));
        Assert.Equal(taken.CheckpointId, Restore(new(null, null) { FeatureId = "auth-plan" }).CheckpointId);
        _state.Refused(ErrorCode.MissionAmbiguous, () => Restore(new(null, null)));
    }

    private void Forget()
    {
        foreach (string path in _state.Store.Paths.Where(static path => path.StartsWith("history/", StringComparison.Ordinal)).ToArray())
        {
            _state.Store.Remove(path);
        }
    }

    private void Set(string id, string status, Author author) => By(author, () => _state.Workspace.Features.Decide(new FeatureUpdate(id, null) { Status = status, Author = author }, _state.Feedback));

    private void Pass(string id, Author author) => By(author, () => _state.Workspace.Assertions.Decide(new AssertionUpdate(id, null, AssertionResult.Passed, "seen", null), _state.Feedback));

    private T By<T>(Author author, Func<Change<T>> decide)
    {
        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        return Change.Make(decide, new ChangeOrigin(author, "Set-MaestroFeature") { Clock = _state.Clock }, CancellationToken.None);
    }

    private Checkpoint Save()
    {
        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        Checkpoint saved = By(default, () => _state.Workspace.Checkpoints.DecideSave(StateFixture.First, null, null, _state.Feedback));
        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        return saved;
    }

    private Change<MissionRestore> Decide(RestoreRequest request) => _state.Workspace.Checkpoints.DecideRestore(request, _state.Feedback);

    private MissionRestore Restore(RestoreRequest request) => By(default, () => Decide(request));
}
