using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>What no undo of today writes, and none shall.</summary>
public sealed class UndoGateTests
{
    [Fact]
    public void AnUndoThatWouldLeaveTheMissionDamagedIsRefused()
    {
        var on = UndoStage.Begin();
        on.Set("base", FeatureStatus.InProgress);
        HistoryEvent undone = on.State.Workspace.History.Get(new HistoryQuery(), on.State.Feedback).First();
        var gates = new UndoGates(on.State.Store, new MissionRepository(on.State.Store, on.State.Clock), on.State.Workspace.Proofs, () => on.State.Workspace.Configuration.Settings);
        StateWrite lost = new(StatePaths.Feature(StateFixture.First, "part"), null);

        MaestroException refused = Assert.Throws<MaestroException>(() => gates.Require(undone, [lost], UndoStage.Codex));
        Assert.Equal(ErrorCode.UndoConflict, refused.Code);
        Assert.Contains("part.json", refused.Message, StringComparison.Ordinal);
    }
}
