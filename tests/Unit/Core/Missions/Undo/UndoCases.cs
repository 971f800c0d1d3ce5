using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Tests;

/// <summary>Every kind of change that is undone, and every state in which it is.</summary>
internal static class UndoCases
{
    /// <summary>What is done first, and the change that is undone.</summary>
    public static readonly Dictionary<string, (Action<UndoStage> Before, Action<UndoStage> Change)> Kinds = new()
    {
        ["start"] = (static _ => { }, static on => on.Set("free", FeatureStatus.InProgress)),
        ["start behind a gate"] = (static _ => { }, static on => on.Set("behind", FeatureStatus.InProgress)),
        ["release"] = (static on => on.Set("free", FeatureStatus.InProgress), static on => on.Release("free")),
        ["release behind a gate"] = (static on => on.Set("behind", FeatureStatus.InProgress), static on => on.Release("behind")),
        ["review"] = (static on => on.Set("free", FeatureStatus.InProgress), static on => on.Set("free", FeatureStatus.Review)),
        ["sent back"] = (static on => on.Set("free", FeatureStatus.InProgress, FeatureStatus.Review), static on => on.Set("free", FeatureStatus.Pending)),
        ["blocked"] = (static on => on.Set("free", FeatureStatus.InProgress, FeatureStatus.Review), static on => on.Set("free", FeatureStatus.Blocked)),
        ["done"] = (static on => on.Set("free", FeatureStatus.InProgress, FeatureStatus.Review), static on => on.Set("free", FeatureStatus.Done)),
        ["whole sent back"] = (static on => on.Set("whole", FeatureStatus.InProgress, FeatureStatus.Review), static on => on.Set("whole", FeatureStatus.Pending)),
        ["part done"] = (static on => on.Set("part", FeatureStatus.InProgress, FeatureStatus.Review), static on => on.Set("part", FeatureStatus.Done)),
        ["part done with its whole"] = (static on => { on.Tell("whole-holds"); on.Set("part", FeatureStatus.InProgress, FeatureStatus.Review); }, static on => on.Set("part", FeatureStatus.Done)),
        ["done before its part"] = (static on => on.Set("whole", FeatureStatus.InProgress, FeatureStatus.Review), static on => on.Force("whole")),
        ["failed"] = (static on => on.Tell("free-holds"), static on => on.Result("free-holds", AssertionResult.Failed, "broken")),
        ["pending again"] = (static on => on.Tell("base-holds"), static on => on.Result("base-holds", AssertionResult.Pending, "broken")),
        ["waived"] = (static _ => { }, static on => on.Result("free-holds", AssertionResult.Waived, "later")),
        ["told"] = (static _ => { }, static on => on.Tell("free-holds")),
        ["the first run failed"] = (static _ => { }, static on => on.Run("free-holds", 1)),
        ["ran and failed"] = (static on => on.Tell("free-holds"), static on => on.Run("free-holds", 1)),
        ["ran and passed"] = (static on => on.Tell("free-holds"), static on => on.Run("free-holds", 0)),
        ["passed without evidence failed"] = (static on => on.PassUnproven("free-holds"), static on => on.Run("free-holds", 1)),
        ["unproven taken back"] = (static on => on.PassUnproven("free-holds"), static on => on.Result("free-holds", AssertionResult.Pending, "why")),
        ["sealed"] = (static on => on.Close(), static on => on.Seal("m")),
        ["gate sealed"] = (static on => { on.Close(); on.Seal("m"); }, static on => on.Seal("g")),
        ["paused"] = (static on => on.Set("base", FeatureStatus.InProgress), static on => on.Mission(MissionStatus.Paused)),
        ["resumed"] = (static on => { on.Set("base", FeatureStatus.InProgress); on.Mission(MissionStatus.Paused); }, static on => on.Mission(MissionStatus.Executing)),
        ["completed"] = (static on => { on.Set("base", FeatureStatus.InProgress); on.Mission(MissionStatus.Validating); }, static on => on.Mission(MissionStatus.Completed)),
        ["mission failed"] = (static on => { on.Set("base", FeatureStatus.InProgress); on.Mission(MissionStatus.Validating); }, static on => on.Mission(MissionStatus.Failed)),
        ["removed"] = (static on => on.Set("free", FeatureStatus.InProgress), static on => on.Edit(PlanEdits.RemoveFeature("free"))),
        ["part removed"] = (static _ => { }, static on => on.Edit(PlanEdits.RemoveFeature("part"))),
        ["part is none"] = (static _ => { }, static on => on.Edit(PlanEdits.SetFeature("part", static feature => feature with { ParentId = null }))),
        ["assertion removed"] = (static _ => { }, static on => on.Edit(PlanEdits.RemoveAssertion("free-holds"))),
        ["waits no more"] = (static _ => { }, static on => on.Edit(PlanEdits.SetFeature("behind", static feature => feature with { DependsOn = [] }))),
        ["added"] = (static _ => { }, static on => on.Edit(PlanEdits.AddFeature(UndoStage.New("late", null)))),
        ["added while at work"] = (static on => on.Set("base", FeatureStatus.InProgress), static on => on.Edit(PlanEdits.AddFeature(UndoStage.New("late", null)))),
        ["moved"] = (static _ => { }, static on => on.Edit(PlanEdits.SetFeature("behind", static feature => feature with { MilestoneId = "m" }))),
        ["reworded"] = (static on => on.Tell("free-holds"), static on => on.Edit(PlanEdits.SetAssertion("free-holds", "other words"))),
        ["undone"] = (static on => on.Set("free", FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done), static on => on.Undo(UndoStage.Codex)),
    };

    /// <summary>What happens in between.</summary>
    public static readonly Dictionary<string, Action<UndoStage>> States = new()
    {
        ["nothing"] = static _ => { },
        ["paused"] = static on => on.Mission(MissionStatus.Paused),
        ["completed"] = static on => { on.Mission(MissionStatus.Validating); on.Mission(MissionStatus.Completed); },
        ["failed"] = static on => { on.Mission(MissionStatus.Validating); on.Mission(MissionStatus.Failed); },
        ["sealed"] = static on => { on.Close(); on.Seal("m"); },
        ["sealed to the end"] = static on => { on.Close(); on.Seal("m"); on.Seal("g"); on.Seal("n"); },
        ["behind is begun"] = static on => on.Set("behind", FeatureStatus.InProgress),
        ["broken"] = static on => on.Result("free-holds", AssertionResult.Failed, "broken"),
        ["whole is done"] = static on => { on.Set("whole", FeatureStatus.InProgress, FeatureStatus.Review); on.Force("whole"); },
        ["whole is done with its parts"] = static on => { on.Tell("whole-holds"); on.Set("whole", FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done); },
        ["gets a part"] = static on => on.Edit(PlanEdits.AddFeature(UndoStage.New("late", "free"))),
        ["waits"] = static on => on.Edit(PlanEdits.SetFeature("free", static feature => feature with { DependsOn = ["behind"] })),
        ["behind waits"] = static on => on.Edit(PlanEdits.SetFeature("behind", static feature => feature with { DependsOn = ["free"] })),
        ["what it waited for is gone"] = static on => on.Edit(PlanEdits.RemoveFeature("base")),
        ["waits the other way"] = static on => on.Edit(PlanEdits.SetFeature("base", static feature => feature with { DependsOn = ["behind"] })),
        ["claimed by another"] = static on => on.Made(() => on.State.Workspace.Features.Decide(new FeatureUpdate("free", null) { Status = FeatureStatus.InProgress, Author = UndoStage.Gemini }, on.State.Feedback)),
        ["run"] = static on => on.Run("free-holds", 1),
        ["archived"] = static on => on.Made(() => on.State.Workspace.Archive.DecideCompress(StateFixture.First, force: true, "why", on.State.Feedback)),
    };
}
