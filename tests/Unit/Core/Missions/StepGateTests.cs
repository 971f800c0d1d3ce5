using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Tests;

/// <summary>Whatever a command refuses is refused of a whole state, too, in the same words and with the same next command: each gate by itself.</summary>
public sealed class StepGateTests
{
    private static readonly Author Person = new(null, null) { User = "ann@desk" };

    private static readonly Dictionary<string, (Action<UndoStage> Before, Func<UndoStage, object> Command, Func<MissionState, MissionState> After)> Gates = new()
    {
        ["a draft"] = (static on => Put(on, MissionStatus.Draft), static on => Set(on, "free", FeatureStatus.InProgress), static state => With(state, "free", FeatureStatus.InProgress)),
        ["a paused mission"] = (static on => { on.Set("base", FeatureStatus.InProgress); on.Mission(MissionStatus.Paused); }, static on => Set(on, "free", FeatureStatus.InProgress), static state => With(state, "free", FeatureStatus.InProgress)),
        ["a finished mission"] = (static on => { on.Set("base", FeatureStatus.InProgress); on.Mission(MissionStatus.Validating); on.Mission(MissionStatus.Failed); }, static on => Set(on, "free", FeatureStatus.InProgress), static state => With(state, "free", FeatureStatus.InProgress)),
        ["a dependency"] = (static on => on.Edit(PlanEdits.SetFeature("free", static feature => feature with { DependsOn = ["base", "part"] })), static on => Set(on, "free", FeatureStatus.InProgress), static state => With(state, "free", FeatureStatus.InProgress)),
        ["parts before a start"] = (static _ => { }, static on => Set(on, "whole", FeatureStatus.InProgress), static state => With(state, "whole", FeatureStatus.InProgress)),
        ["a gate before a start"] = (static on => on.Edit(PlanEdits.SetFeature("behind", static feature => feature with { DependsOn = [] })), static on => Set(on, "behind", FeatureStatus.InProgress), static state => With(state, "behind", FeatureStatus.InProgress)),
        ["parts before a review"] = (static on => { on.Tell("whole-holds"); on.Set("whole", FeatureStatus.InProgress); }, static on => Set(on, "whole", FeatureStatus.Review), static state => With(state, "whole", FeatureStatus.Review)),
        ["parts before the end"] = (static on => { on.Tell("whole-holds"); on.Set("whole", FeatureStatus.InProgress, FeatureStatus.Review); }, static on => Set(on, "whole", FeatureStatus.Done), static state => With(state, "whole", FeatureStatus.Done)),
        ["promises"] = (static on => on.Set("free", FeatureStatus.InProgress), static on => Set(on, "free", FeatureStatus.Review), static state => With(state, "free", FeatureStatus.Review)),
        ["promises without evidence"] = (static on => { on.PassUnproven("free-holds"); on.Set("free", FeatureStatus.InProgress); }, static on => Set(on, "free", FeatureStatus.Review), static state => With(state, "free", FeatureStatus.Review)),
        ["evidence"] = (static _ => { }, static on => Judge(on, AssertionResult.Passed), static state => With(state, static assertion => assertion with { Result = AssertionResult.Passed })),
        ["a reason to waive"] = (static _ => { }, static on => Judge(on, AssertionResult.Waived), static state => With(state, static assertion => assertion with { Result = AssertionResult.Waived, WaivedReason = "\u200b" })),
        ["a seal in a draft"] = (static on => { on.Close(); Put(on, MissionStatus.Draft); }, static on => Seal(on, "m"), static state => Sealed(state, "m")),
        ["a seal over an open assertion"] = (static _ => { }, static on => Seal(on, "m"), static state => Sealed(state, "m")),
        ["a seal over doubts"] = (static on => on.Close(), static on => Seal(on, "m"), static state => Sealed(state, "m")),
        ["a seal before its turn"] = (static on => on.Close(), static on => Seal(on, "g"), static state => Sealed(state, "g")),
        ["completion"] = (static on => { on.Set("base", FeatureStatus.InProgress); on.Mission(MissionStatus.Validating); }, static on => on.State.Workspace.Missions.Decide(new MissionUpdate(null) { Status = MissionStatus.Completed, Strict = true }, on.State.Feedback), static state => With(state, MissionStatus.Completed)),
    };

    public static TheoryData<string> Names => [.. Gates.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheCommandAndTheWholeStateAreRefusedInTheSameWords(string gate)
    {
        (Action<UndoStage> prepare, Func<UndoStage, object> command, Func<MissionState, MissionState> after) = Gates[gate];
        var on = UndoStage.Begin();
        prepare(on);
        MaestroException expected = Assert.Throws<MaestroException>(() => command(on));
        MissionState before = on.Present();
        MaestroException refused = Assert.Throws<MaestroException>(() => new StepGates(before, after(before), isStrict: true, []).Require());
        Assert.Equal((expected.Code, expected.Message, expected.Hint, expected.Target), (refused.Code, refused.Message, refused.Hint, refused.Target));
    }

    [Fact]
    public void WhatIsNoErrorIsAWarningInTheSameWords()
    {
        var on = UndoStage.Begin();
        IReadOnlyList<string> expected = on.State.Workspace.Features.Decide(new FeatureUpdate("behind", null) { Status = FeatureStatus.InProgress, Author = Person }, on.State.Feedback).Warnings;
        Assert.Equal(2, expected.Count);
        MissionState before = on.Present();
        Assert.Equal(expected, new StepGates(before, With(before, "behind", FeatureStatus.InProgress), isStrict: false, []).Require());
    }

    [Fact]
    public void SealsAreTakenBackFromTheLastAndNotInAFinishedMission()
    {
        var on = UndoStage.Begin();
        on.Close();
        on.Seal("m");
        on.Seal("g");
        MissionState before = on.Present();
        var after = MissionState.Derive(before.Mission with { CompletedMilestoneIds = ["g"] }, before.Features, before.Assertions);
        Assert.Contains("later milestone 'g'", Assert.Throws<MaestroException>(() => new StepGates(before, after, isStrict: true, []).Require()).Message, StringComparison.Ordinal);
        Assert.Single(new StepGates(before, after, isStrict: false, []).Require());

        before = With(before, MissionStatus.Failed);
        after = With(after, MissionStatus.Failed);
        Assert.Contains("its milestones can't be changed", Assert.Throws<MaestroException>(() => new StepGates(before, after, isStrict: false, []).Require()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AResultThatOpensASealedMilestoneIsAWarning()
    {
        var on = UndoStage.Begin();
        on.Close();
        on.Seal("m");
        MissionState before = on.Present();
        Assert.Contains("is sealed and stays so", Assert.Single(new StepGates(before, With(before, static each => each with { Result = AssertionResult.Failed }), isStrict: false, []).Require()), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatSomebodyDecidedIsNotAskedAgain()
    {
        var on = UndoStage.Begin();
        on.Tell("whole-holds");
        MissionState before = on.Present();
        MissionOverride forced = new("done", "why", on.State.Clock.Now, "parts") { FeatureId = "whole" };
        Assert.Empty(new StepGates(before, With(before, "whole", FeatureStatus.Done), isStrict: false, [forced]).Require());
        MissionOverride complete = new("complete", "why", on.State.Clock.Now, "all");
        Assert.Empty(new StepGates(before, With(before, MissionStatus.Completed), isStrict: false, [complete]).Require());
    }

    private static MissionState With(MissionState state, string id, string status) =>
        MissionState.Derive(state.Mission, [.. state.Features.Select(feature => feature.FeatureId == id ? feature with { Status = status } : feature)], state.Assertions);

    private static MissionState With(MissionState state, Func<Assertion, Assertion> change) =>
        MissionState.Derive(state.Mission, state.Features, [.. state.Assertions.Select(each => each.AssertionId == "free-holds" ? change(each) : each)]);

    private static MissionState With(MissionState state, string status) => MissionState.Derive(state.Mission with { Status = status }, state.Features, state.Assertions);

    private static MissionState Sealed(MissionState state, string id) => MissionState.Derive(state.Mission.Seal(id, DateTimeOffset.UnixEpoch), state.Features, state.Assertions);

    private static object Set(UndoStage on, string id, string status) =>
        on.State.Workspace.Features.Decide(new FeatureUpdate(id, StateFixture.First) { Status = status, Author = Person, Strict = true, Force = status != FeatureStatus.Done }, on.State.Feedback);

    private static object Judge(UndoStage on, string result) =>
        on.State.Workspace.Assertions.Decide(new AssertionUpdate("free-holds", null, result, null, null), on.State.Feedback);

    private static object Seal(UndoStage on, string id) => on.State.Workspace.Milestones.Decide(id, null, strict: true, on.State.Feedback);

    // As another program does it.
    private static void Put(UndoStage on, string status) =>
        SpoiledMission.Edit(on.State, Storage.StatePaths.Mission(StateFixture.First), root => root["status"] = status);
}
