using Maestro.Adapters.Control;
using Maestro.Control;
using Maestro.Kernel;

namespace Maestro.Tests;

public sealed class SnapshotBuilderTests
{
    private static readonly DateTimeOffset Now = ControlStates.Now;

    [Fact]
    public void PhasesTellReadyFromBlockedAndPending()
    {
        SnapshotInput input = WithFeatures(
            F("a", FeatureStatus.Done), F("b", FeatureStatus.Pending, "a"), F("c", FeatureStatus.Pending, "b"), F("d", FeatureStatus.Assigned),
            F("e", FeatureStatus.Review), F("f", FeatureStatus.Blocked), F("g", FeatureStatus.Pending, "gone"));
        ControlSnapshot snapshot = SnapshotBuilder.Build(input);

        Assert.Equal(["done", "ready", "blocked", "active", "review", "blocked", "blocked"], snapshot.Features.Select(f => f.Phase));
        Assert.Equal(["b"], snapshot.Features[2].BlockedBy);
        Assert.Equal(["gone"], snapshot.Features[6].BlockedBy);
        Assert.Equal(["b"], snapshot.Features[0].Unblocks);
        Assert.Equal(new SnapshotCounts
        {
            Blocked = 3,
            Ready = 1,
            Pending = 0,
            Active = 1,
            Review = 1,
            Done = 1,
        }, snapshot.Counts);
    }

    [Fact]
    public void NothingIsReadyInADraft()
    {
        SnapshotInput input = WithFeatures(F("a", FeatureStatus.Pending), F("b", FeatureStatus.Pending, "a"));
        ControlSnapshot snapshot = SnapshotBuilder.Build(input.With(input.State!.Mission with { Status = MissionStatus.Draft }));

        Assert.Equal(["pending", "blocked"], snapshot.Features.Select(f => f.Phase));
        Assert.Equal($"Approve-MaestroMission {input.State.Mission.MissionId}", snapshot.NextSteps[0].Command);
    }

    [Fact]
    public void TheCriticalPathIsTheChainWithMostWorkLeft()
    {
        // a-b-c is longer, but done; x-y has two left.
        ControlSnapshot snapshot = SnapshotBuilder.Build(WithFeatures(
            F("a", FeatureStatus.Done), F("b", FeatureStatus.Done, "a"), F("c", FeatureStatus.Pending, "b"), F("x", FeatureStatus.Pending),
            F("y", FeatureStatus.Pending, "x", "a")));

        Assert.Equal(["x", "y"], snapshot.CriticalPath);
        Assert.Equal([0, 1, 2, 0, 1], snapshot.Features.Select(f => f.Level));
        Assert.Equal(["x", "y"], snapshot.Features.Where(f => f.IsCritical).Select(f => f.FeatureId));
    }

    [Fact]
    public void CirclesEndAndAreNamed()
    {
        ControlSnapshot snapshot = SnapshotBuilder.Build(WithFeatures(
            F("a", FeatureStatus.Pending), F("b", FeatureStatus.Pending, "c"), F("c", FeatureStatus.Pending, "b", "a"), F("d", FeatureStatus.Pending, "d")));

        Assert.Equal([false, true, true, true], snapshot.Features.Select(f => f.IsCircular));
        Assert.Equal(["a"], snapshot.CriticalPath);
    }

    [Fact]
    public void WhoClaimedTheHandoffHasTheFeatureAlthoughItsReferenceIsAToken()
    {
        ControlSnapshot snapshot = SnapshotBuilder.Build(ControlStates.QuickStart());

        SnapshotWork work = Assert.Single(snapshot.ActiveWork);
        Assert.Equal(("auth-plan", "codex", true, "2026-11-22-001"), (work.FeatureId, work.Agent, work.IsClaimed, work.HandoffId));
        Assert.Equal("codex", snapshot.AgentOf(snapshot.Features[0]));
    }

    [Fact]
    public void AClaimForAFinishedFeatureIsNobodysWorkAnyMore()
    {
        Assert.Empty(SnapshotBuilder.Build(ControlStates.Reference()).ActiveWork);
    }

    [Fact]
    public void GatesSayWhatHoldsThem()
    {
        ControlSnapshot snapshot = SnapshotBuilder.Build(ControlStates.Reference());

        Assert.Equal([GateState.Sealed, GateState.Held, GateState.Held], snapshot.Milestones.Select(m => m.Gate));
        Assert.Equal([false, true, false], snapshot.Milestones.Select(m => m.IsActive));
        Assert.Equal(["auth_impl-assertion-1"], snapshot.Milestones[1].OpenAssertionIds);
        Assert.Equal(["auth_docs"], snapshot.Milestones[1].OpenFeatureIds);
    }

    [Fact]
    public void TheTimelineIsNewestFirstAndHoldsTheNewest200()
    {
        ControlSnapshot snapshot = SnapshotBuilder.Build(HostileSnapshots.Large(Now));

        Assert.Equal(SnapshotTimeline.Limit, snapshot.Timeline.Count);
        Assert.Equal(snapshot.Timeline.OrderByDescending(e => e.Time).Select(e => e.Time), snapshot.Timeline.Select(e => e.Time));
        Assert.Equal(Now, snapshot.Timeline[0].Time);
    }

    [Fact]
    public void TheTimelineTellsOfEverythingThatHasATime()
    {
        IReadOnlyList<WorkspaceEvent> timeline = SnapshotBuilder.Build(ControlStates.Reference()).Timeline;

        Assert.Contains(timeline, e => e is { Entity: "mission", To: "created" });
        Assert.Contains(timeline, e => e is { Entity: "mission", To: "approved" });
        Assert.Contains(timeline, e => e is { Entity: "feature", Id: "auth_impl", To: "done" });
        Assert.Contains(timeline, e => e is { Entity: "assertion", Id: "auth_impl-assertion-2", To: "waived" });
        Assert.Contains(timeline, e => e is { Entity: "handoff", From: "pending", To: "picked-up", Agent: "gemini" });
        Assert.Equal(2, timeline.Count(e => e.Entity == "checkpoint"));
        Assert.DoesNotContain(timeline, e => e is { Entity: "feature", Id: "auth_docs" });
    }

    [Fact]
    public void HandoffsAreOrderedByWhatNeedsSomebody()
    {
        ControlSnapshot snapshot = SnapshotBuilder.Build(ControlStates.Reference());

        Assert.Equal(["pending", "pending", "picked-up"], snapshot.Handoffs.Select(h => h.Status));
        Assert.Equal(["2026-11-22-003", "2026-11-22-002"], snapshot.PendingHandoffs.Select(h => h.HandoffId));
    }

    [Fact]
    public void ACommandQuotesAnIdThatIsNotAWord()
    {
        SnapshotInput input = WithFeatures(F("a", FeatureStatus.Done));
        input = input.With(input.State!.Mission with { Milestones = [new Milestone { MilestoneId = "it's mine", Title = "t", Order = 0 }] });

        Assert.Contains(SnapshotBuilder.Build(input).NextSteps, s => s.Command == "Complete-MaestroMilestone 'it''s mine'");
    }

    internal static SnapshotInput WithFeatures(params Feature[] features)
    {
        SnapshotInput input = ControlStates.QuickStart() with { Handoffs = [] };
        return input.With(
            input.State!.Mission with { Milestones = [], Features = [.. features.Select(static feature => feature.FeatureId)] }, features, []);
    }

    internal static Feature F(string id, string status, params string[] dependsOn) => new()
    {
        FeatureId = id,
        MissionId = "2026-11-22-001",
        MilestoneId = "m",
        Status = status,
        Title = $"Title of {id}",
        WorkerType = "codex",
        DependsOn = dependsOn,
        CreatedAt = Now.AddHours(-1),
        UpdatedAt = Now.AddMinutes(-1),
    };
}
