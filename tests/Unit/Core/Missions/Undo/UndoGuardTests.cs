using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>A change that others were built on, though they did not touch it, is not undone.</summary>
public sealed class UndoGuardTests
{
    private static readonly Author Codex = new("codex", "s-1");

    private static readonly Author Gemini = new("gemini", "s-2");

    private readonly StateFixture _state = new();

    public UndoGuardTests()
    {
        _state.Create();
        // What the fixture did has the time of the machine.
        foreach (string file in _state.Store.Paths.Where(static file => file.StartsWith("history/", StringComparison.Ordinal)).ToArray())
        {
            _state.Store.Remove(file);
        }
    }

    [Fact]
    public void AFeatureOnWhichAnotherWasStartedStaysDoneUntilThatIsReleased()
    {
        Approve();
        string done = Finish("auth-plan");
        string started = Set("auth-impl", FeatureStatus.InProgress);
        MaestroException error = Refused(done, $"'auth-impl' was started after 'auth-plan' was done ('{started}'");
        Assert.Equal($"Get-MaestroHistory {started}", error.Hint);
        Assert.Contains("by codex", error.Message, StringComparison.Ordinal);

        Undo(started);
        Undo(done);
        Assert.Equal(FeatureStatus.Review, _state.Feature("auth-plan").Status);
    }

    [Fact]
    public void AFeatureStaysDoneWhenItsDependantGoesOnAndCanBeUndoneWhenItWasGivenBack()
    {
        Approve();
        string done = Finish("auth-plan");
        Set("auth-impl", FeatureStatus.InProgress);
        Set("auth-impl", FeatureStatus.Review);
        Refused(done, "'auth-impl' was started");
        Made(() => _state.Workspace.Features.Decide(new FeatureUpdate("auth-impl", null) { Status = FeatureStatus.Pending, Reason = "no", Author = Codex }, _state.Feedback));
        Undo(done);
    }

    [Fact]
    public void AFeatureAndAResultWithWhichAMilestoneWasSealedStay()
    {
        Approve();
        string done = Finish("auth-plan");
        string passed = Made(() => _state.Workspace.Assertions.Decide(new AssertionUpdate("plan-agreed", null, AssertionResult.Passed, "seen", null), _state.Feedback));
        string sealedBy = Made(() => _state.Workspace.Milestones.Decide("plan", null, false, _state.Feedback));
        Refused(done, $"the milestone 'plan' was sealed after 'auth-plan' was done ('{sealedBy}'");
        Refused(passed, $"the milestone 'plan' was sealed after 'plan-agreed' was passed ('{sealedBy}'");
        Undo(sealedBy);
        Undo(passed);
        Undo(done);
    }

    [Fact]
    public void AnApprovalStaysOnceThereIsWork()
    {
        string approved = Approve();
        Made(() => _state.Workspace.Assertions.Decide(new AssertionUpdate("plan-agreed", null, AssertionResult.Passed, "seen", null), _state.Feedback));
        Refused(approved, "work on the mission began because it was approved");
    }

    [Fact]
    public void AFeatureThatAnotherHasComeToDependOnStays()
    {
        string added = Plan(PlanEdits.AddFeature(new PlanFeature { FeatureId = "auth-new", Title = "New", MilestoneId = "build", VerificationSteps = ["look"] }));
        string linked = Plan(PlanEdits.SetFeature("auth-docs", static feature => feature with { DependsOn = [.. feature.DependsOn, "auth-new"] }));
        Refused(added, $"'auth-docs' has come to depend on 'auth-new' ('{linked}'");
        Undo(linked);
        Undo(added);
    }

    [Fact]
    public void WhatAnUndoTookBackComesAgainOnlyWhileTheMissionIsAsItWasThen()
    {
        Approve();
        Finish("auth-plan");
        Made(() => _state.Workspace.Assertions.Decide(new AssertionUpdate("plan-agreed", null, AssertionResult.Passed, "seen", null), _state.Feedback));
        string undo = Undo(Made(() => _state.Workspace.Milestones.Decide("plan", null, false, _state.Feedback)));
        string failed = Made(() => _state.Workspace.Assertions.Decide(new AssertionUpdate("plan-agreed", null, AssertionResult.Failed, null, "broken"), _state.Feedback));
        MaestroException error = Refused(undo, $"the mission '{StateFixture.First}' has changed since ('{failed}'");
        Assert.Equal($"Get-MaestroHistory {failed}", error.Hint);

        string back = Undo(failed);
        string again = Undo(back);
        Refused(undo, $"has changed since ('{failed}'");
        Undo(again);
        Undo(undo);
        Assert.True(MilestoneDerivation.IsSealed(_state.Workspace.Missions.Named(StateFixture.First), "plan"));
    }

    [Fact]
    public void WhatARestoreTookBackComesAgainOnlyWhileTheMissionIsAsItWasThen()
    {
        Approve();
        Made(() => _state.Workspace.Checkpoints.DecideSave(StateFixture.First, null, null, _state.Feedback));
        Finish("auth-plan");
        string restored = Made(() => _state.Workspace.Checkpoints.DecideRestore(new(null, null), _state.Feedback), "Restore-MaestroMission");
        string later = Made(() => _state.Workspace.Assertions.Decide(new AssertionUpdate("plan-agreed", null, AssertionResult.Failed, null, "broken"), _state.Feedback));
        Refused(restored, $"has changed since ('{later}'");
        Undo(later);
        Undo(restored);
        Assert.Equal(FeatureStatus.Done, _state.Feature("auth-plan").Status);
    }

    [Fact]
    public void WhatAnotherSessionHoldsIsNotReleased()
    {
        Approve();
        string started = Set("auth-plan", FeatureStatus.InProgress);
        MaestroException error = _state.Refused(ErrorCode.FeatureHeld, () => Undo(started, Gemini));
        Assert.Contains("held by codex (session s-1)", error.Message, StringComparison.Ordinal);
        Assert.Contains($"Set-MaestroFeature auth-plan -MissionId {StateFixture.First} -Status pending -Force", error.Hint, StringComparison.Ordinal);
        Undo(started);

        Handoff made = null!;
        Made(() => _state.Workspace.Handoffs.DecideCreate(HandoffSamples.Execute, default, null), made: handoff => made = handoff);
        string claimed = Made(() => _state.Workspace.Handoffs.DecideClaim(new() { HandoffId = made.HandoffId }, Codex, null, _state.Feedback, CancellationToken.None));
        error = _state.Refused(ErrorCode.HandoffHeld, () => Undo(claimed, Gemini));
        Assert.Equal($"Reset-MaestroHandoff {made.HandoffId} -Force -Reason why", error.Hint);
        Undo(claimed);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void NoEventHasAnEmptyId(string id) => _state.Refused(ErrorCode.EventNotFound, () => Undo(id));

    private string Approve() => Made(() => _state.Workspace.Missions.Decide(new MissionUpdate(null) { Status = MissionStatus.Approved }, _state.Feedback));

    private string Finish(string id)
    {
        Set(id, FeatureStatus.InProgress);
        Set(id, FeatureStatus.Review);
        return Set(id, FeatureStatus.Done);
    }

    private string Set(string id, string status) => Made(() => _state.Workspace.Features.Decide(new FeatureUpdate(id, null) { Status = status, Author = Codex }, _state.Feedback));

    private string Plan(PlanEdit edit) => Made(() => _state.Workspace.Plans.Decide(
        new PlanUpdateRequest(null) { Reason = "r" }, _state.Workspace.Missions.Named(StateFixture.First), edit, _state.Feedback));

    private string Undo(string eventId, Author? author = null) => Made(() => _state.Workspace.Undo.Decide(eventId, author ?? Codex, null, _state.Feedback));

    private MaestroException Refused(string eventId, string why)
    {
        MaestroException error = _state.Refused(ErrorCode.UndoConflict, () => Undo(eventId));
        Assert.True(error.Message.Contains(why, StringComparison.Ordinal), error.Message);
        return error;
    }

    // The id of the event that it made.
    private string Made<T>(Func<Change<T>> decide, string command = "Test", Action<T>? made = null)
    {
        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        T result = Change.Make(decide, new ChangeOrigin(Codex, command) { Clock = _state.Clock }, CancellationToken.None);
        made?.Invoke(result);
        return _state.Workspace.History.Get(new HistoryQuery(), _state.Feedback).First(each => each.Time == _state.Clock.GetUtcNow()).EventId;
    }
}
