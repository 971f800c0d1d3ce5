using Maestro.Control;

namespace Maestro.Tests;

public sealed class SnapshotDiffTests
{
    private static readonly DateTimeOffset Later = ControlStates.Now.AddMinutes(1);

    [Fact]
    public void NothingChangedIsNoEvent()
    {
        Assert.Empty(SnapshotDiff.Between(ControlStates.Build(ControlStates.Reference()), ControlStates.Build(ControlStates.Reference())));
    }

    [Fact]
    public void AFeatureSaysFromAndToAndWhoHasIt()
    {
        SnapshotInput before = ControlStates.QuickStart();
        SnapshotInput after = before with
        {
            Now = Later,
            Features = [before.Features[0] with { Status = FeatureStatus.Review, UpdatedAt = Later.AddSeconds(-3) }, before.Features[1]],
        };
        WorkspaceEvent happened = Assert.Single(SnapshotDiff.Between(ControlStates.Build(before), ControlStates.Build(after)));

        Assert.Equal(("feature", "auth-plan", "in-progress", "review", "codex"), (happened.Entity, happened.Id, happened.From, happened.To, happened.Agent));
        Assert.Equal(Later.AddSeconds(-3), happened.Time);
    }

    [Fact]
    public void EverythingThatCanChangeIsToldOnceAndInOrder()
    {
        SnapshotInput before = ControlStates.Reference();
        SnapshotInput after = before with
        {
            Now = Later,
            Missions = [.. before.Missions, before.Missions[1] with { MissionId = "2026-11-22-009", CreatedAt = Later, UpdatedAt = Later }],
            Assertions = [.. before.Assertions.Select(a => a.AssertionId == "auth_impl-assertion-1" ? a with { Result = "passed", UpdatedAt = Later } : a)],
            Milestones = [.. before.Milestones.Select(m => m.MilestoneId == "implement" ? m with { Status = MilestoneStatus.Sealed } : m)],
            Handoffs =
            [
                .. before.Handoffs.Skip(1).Select(h => h.HandoffId == "2026-11-22-002" ? h with { Status = "picked-up", PickedUpBy = "codex", PickedUpAt = Later.AddSeconds(-9) } : h),
            ],
            Checkpoints = [.. before.Checkpoints, new("20261122-163100-000", Later)],
            Notes = [.. before.Notes, new(Later.AddSeconds(-1), "remember", "main")],
            Memory = before.Memory with { Corrections = [.. before.Memory.Corrections, new("2026-11-22-004", "rule", "soft", ["x"], Later)] },
            Ratchet = before.Ratchet with { Rules = [] },
        };
        IReadOnlyList<WorkspaceEvent> events = SnapshotDiff.Between(ControlStates.Build(before), ControlStates.Build(after));

        Assert.Equal(
            [
                "assertion auth_impl-assertion-1 pending>passed", "checkpoint 20261122-163100-000 >saved", "correction 2026-11-22-004 >created",
                "handoff 2026-11-22-001 picked-up>removed", "handoff 2026-11-22-002 pending>picked-up by codex", "milestone implement executing>sealed",
                "mission 2026-11-22-009 >created", "note 2026-11-22T16:31:15.000Z >created", "ratchet ratchet-2026-11-22-001 >removed",
            ],
            events.Select(e => $"{e.Entity} {e.Id} {e.From}>{e.To}{(e is { Entity: "handoff", To: "picked-up" } ? $" by {e.Agent}" : "")}").Order(StringComparer.Ordinal));
        Assert.Equal(events.OrderBy(e => e.Time).Select(e => e.Time), events.Select(e => e.Time));
        Assert.Equal("2026-11-22-002", events[0].Id);
    }

    [Fact]
    public void ChoosingAnotherMissionIsNoChange()
    {
        SnapshotInput before = ControlStates.Reference();
        SnapshotInput after = before with { Mission = before.Missions[1], Features = [], Assertions = [], Milestones = [], Checkpoints = [] };

        Assert.Empty(SnapshotDiff.Between(ControlStates.Build(before), ControlStates.Build(after)));
    }
}
