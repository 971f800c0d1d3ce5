using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Tests;

/// <summary>Every kind of change, undone in every state of the gates: an undo leads nowhere that the commands would not lead.</summary>
public sealed class UndoMatrixTests
{
    [Fact]
    public void AnUndoLeadsNowhereThatTheCommandsWouldNotLead()
    {
        int undone = 0;
        HashSet<string> refusals = [];
        List<string> wrong = [];
        foreach ((string kind, (Action<UndoStage> before, Action<UndoStage> change)) in UndoCases.Kinds)
        {
            var changed = UndoStage.Begin();
            before(changed);
            change(changed);
            string eventId = changed.Last();
            foreach ((string state, Action<UndoStage> reach) in UndoCases.States)
            {
                UndoStage reached = changed.Copy();
                if (!CanReach(reached, reach))
                {
                    continue;
                }

                foreach ((bool strict, Author author) in ((bool, Author)[])[(false, UndoStage.Codex), (false, UndoStage.Gemini), (true, UndoStage.Codex)])
                {
                    UndoStage on = reached.Copy();
                    if (strict)
                    {
                        on.State.Store["config.yaml"] = "strict: true\n";
                    }

                    MissionState? present = on.Present();
                    string files = on.State.Store.Snapshot();
                    try
                    {
                        on.Undo(author, eventId);
                    }
                    catch (MaestroException refused)
                    {
                        Assert.Contains(refused.Code, (string[])[ErrorCode.UndoConflict, ErrorCode.FeatureHeld]);
                        Assert.Equal(files, on.State.Store.Snapshot());
                        refusals.Add($"{kind}, {state}, {strict}");
                        continue;
                    }

                    undone++;
                    wrong.AddRange(UndoInvariants.Violations(on, present!, on.Present()!, strict, author).Select(what => $"{kind}, {state}, strict {strict}, by {author.Agent}: {what}"));
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(undone > 300, $"{undone} undone");
        Assert.True(refusals.Count > 150, $"{refusals.Count} refused");
    }

    [Fact]
    public void OnceOthersHaveBegunTheMissionGoesOnWithoutItsFirstStart()
    {
        var on = UndoStage.Begin();
        on.Set("free", FeatureStatus.InProgress);
        string first = on.Last();
        on.Set("base", FeatureStatus.InProgress);
        on.Undo(UndoStage.Codex, first);
        Assert.Equal((FeatureStatus.Pending, MissionStatus.Executing), (on.State.Feature("free").Status, on.Present().Mission.Status));
    }

    [Fact]
    public void WhatTheCommandWarnsOfIsWarnedOf()
    {
        var on = UndoStage.Begin();
        on.Set("behind", FeatureStatus.InProgress);
        on.Release("behind");
        IReadOnlyList<string> warnings = on.State.Workspace.Undo.Decide(on.Last(), UndoStage.Codex, null, on.State.Feedback).Warnings;
        Assert.Contains("'behind' depends on base, which is not done yet.", warnings);
        Assert.Contains("'behind' is behind the gate 'g', which is not sealed yet.", warnings);
    }

    [Fact]
    public void ARestoredFeatureMeetsTheSameGates()
    {
        var on = UndoStage.Begin();
        on.Set("part", FeatureStatus.InProgress);
        on.Release("part");
        on.Tell("whole-holds");
        on.Made(() => on.State.Workspace.Checkpoints.DecideSave(null, null, null, on.State.Feedback));
        on.Set("part", FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Done);
        Assert.Equal(FeatureStatus.Done, on.State.Feature("whole").Status);
        MaestroException refused = on.State.Refused(ErrorCode.PartsNotDone, () => on.State.Workspace.Checkpoints.DecideRestore(new RestoreRequest(null, null) { FeatureId = "part" }, on.State.Feedback));
        Assert.Equal("'whole' has 1 part that is not done: part.", refused.Message);
        on.Made(() => on.State.Workspace.Checkpoints.DecideRestore(new RestoreRequest(null, null), on.State.Feedback));
        Assert.Equal(FeatureStatus.Pending, on.State.Feature("whole").Status);
    }

    // Not every state can follow every change.
    private static bool CanReach(UndoStage stage, Action<UndoStage> reach)
    {
        try
        {
            reach(stage);
            return true;
        }
        catch (MaestroException)
        {
            return false;
        }
    }
}
