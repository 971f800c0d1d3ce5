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
        IReadOnlyList<Feature> features = before.State!.Features;
        SnapshotInput after = before.With(features: [features[0] with { Status = FeatureStatus.Review, UpdatedAt = Later.AddSeconds(-3) }, features[1]]) with { Now = Later };
        WorkspaceEvent happened = Assert.Single(SnapshotDiff.Between(ControlStates.Build(before), ControlStates.Build(after)));

        Assert.Equal(("feature", "auth-plan", "in-progress", "review", "codex"), (happened.Entity, happened.Id, happened.From, happened.To, happened.Agent));
        Assert.Equal(Later.AddSeconds(-3), happened.Time);
    }

    [Fact]
    public void EverythingThatCanChangeIsToldOnceAndInOrder()
    {
        SnapshotInput before = ControlStates.Reference();
        Mission mission = before.State!.Mission;
        SnapshotInput after = before.With(
            mission with { CompletedMilestoneIds = [.. mission.CompletedMilestoneIds!, "implement"] },
            assertions: [.. before.State.Assertions.Select(a => a.AssertionId == "auth_impl-assertion-1" ? a with { Result = "passed", UpdatedAt = Later } : a)]) with
        {
            Now = Later,
            Missions = [.. before.Missions, before.Missions[1] with { MissionId = "2026-11-22-009", CreatedAt = Later, UpdatedAt = Later }],
            Handoffs =
            [
                .. before.Handoffs.Skip(1).Select(h => h.HandoffId == "2026-11-22-002" ? h with { Status = "picked-up", PickedUpBy = "codex", PickedUpAt = Later.AddSeconds(-9) } : h),
            ],
            Checkpoints = [.. before.Checkpoints, new("20261122-163100-000", Later)],
            Notes = [.. before.Notes, new Note { Timestamp = Later.AddSeconds(-1), Content = "remember", Branch = "main" }],
            Memory = before.Memory with { Corrections = [.. before.Memory.Corrections, ControlStates.Correction("2026-11-22-004", "rule", Later, "x")] },
            Ratchet = before.Ratchet with { Rules = [] },
        };
        IReadOnlyList<WorkspaceEvent> events = SnapshotDiff.Between(ControlStates.Build(before), ControlStates.Build(after));

        Assert.Equal(
            [
                "assertion auth_impl-assertion-1 pending>passed", "checkpoint 20261122-163100-000 >saved", "correction 2026-11-22-004 >created",
                "handoff 2026-11-22-001 picked-up>removed", "handoff 2026-11-22-002 pending>picked-up by codex", "milestone implement executing>sealed",
                "milestone review pending>executing", "mission 2026-11-22-009 >created", "note 2026-11-22-163115000 >created", "ratchet ratchet-2026-11-22-001 >removed",
            ],
            events.Select(e => $"{e.Entity} {e.Id} {e.From}>{e.To}{(e is { Entity: "handoff", To: "picked-up" } ? $" by {e.Agent}" : "")}").Order(StringComparer.Ordinal));
        Assert.Equal(events.OrderBy(e => e.Time).Select(e => e.Time), events.Select(e => e.Time));
        Assert.Equal("2026-11-22-002", events[0].Id);
    }

    [Fact]
    public void ChoosingAnotherMissionIsNoChange()
    {
        SnapshotInput before = ControlStates.Reference();
        SnapshotInput after = before.With(before.Missions[1], [], []) with { Checkpoints = [] };

        Assert.Empty(SnapshotDiff.Between(ControlStates.Build(before), ControlStates.Build(after)));
    }
}
