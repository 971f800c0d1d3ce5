using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>The timeline has what the history has, with who did it, and from the records what other programs did.</summary>
public sealed class TimelineTests
{
    private static readonly Author Codex = new("codex", "s-1");

    private readonly StateFixture _state = new();

    [Fact]
    public void EveryStepIsThereWithWhereItCameFromAndWhoMadeIt()
    {
        _state.Create();
        Make(() => _state.Workspace.Missions.Decide(new MissionUpdate(null) { Status = MissionStatus.Approved }, _state.Feedback));
        Set("auth-plan", FeatureStatus.InProgress);
        Set("auth-plan", FeatureStatus.Review);
        Make(() => _state.Workspace.Assertions.Decide(new AssertionUpdate("plan-agreed", null, AssertionResult.Passed, "seen", null), _state.Feedback));
        Make(() => _state.Workspace.Features.Decide(new FeatureUpdate("auth-plan", null) { Report = new WorkerReport { SalientSummary = "done" }, Author = Codex }, _state.Feedback));

        Assert.Equal(
            [
                "assertion plan-agreed: pending → passed by codex", "feature auth-plan: in-progress → review by codex", "feature auth-plan: pending → in-progress by codex",
                $"mission {StateFixture.First}: approved → executing by codex", $"mission {StateFixture.First}: draft → approved by codex", $"mission {StateFixture.First}:  → created by ",
            ],
            Timeline().OrderByDescending(static step => step.Time).ThenBy(static step => step.Entity, StringComparer.Ordinal).Select(Text));
        Assert.Equal("Plan it", Timeline().First(static step => step.Entity == WorkspaceEntity.Feature).Text);
    }

    [Fact]
    public void WhatAnotherProgramChangedAndWhatWasBeforeTheHistoryComesFromTheRecords()
    {
        _state.Create();
        // What the fixture did has the time of the machine.
        Forget();
        Make(() => _state.Workspace.Missions.Decide(new MissionUpdate(null) { Status = MissionStatus.Approved }, _state.Feedback));
        Set("auth-plan", FeatureStatus.InProgress);
        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        string path = StatePaths.Feature(StateFixture.First, "auth-plan");
        _state.Store[path] = _state.Store[path].Replace("\"in-progress\"", "\"review\"", StringComparison.Ordinal)
            .Replace(IsoTimeConverter.Write(_state.Feature("auth-plan").UpdatedAt), IsoTimeConverter.Write(_state.Clock.GetUtcNow()), StringComparison.Ordinal);
        Assert.Equal("feature auth-plan:  → review by ", Text(Timeline()[0]));
        Assert.Contains(Timeline(), static step => Text(step) == "feature auth-plan: pending → in-progress by codex");

        Forget();
        Assert.Equal(["feature auth-plan:  → review by ", $"mission {StateFixture.First}:  → approved by ", $"mission {StateFixture.First}:  → created by "], Timeline().Select(Text));
    }

    private void Forget()
    {
        foreach (string file in _state.Store.Paths.Where(static file => file.StartsWith("history/", StringComparison.Ordinal)).ToArray())
        {
            _state.Store.Remove(file);
        }
    }

    private static string Text(WorkspaceEvent step) => $"{step.Entity} {step.Id}: {step.From} → {step.To} by {step.Agent}";

    private IReadOnlyList<WorkspaceEvent> Timeline() => _state.Workspace.Snapshots.Take(null, MemoryAdapters.ProjectRoot, CancellationToken.None).Timeline;

    private void Set(string id, string status) => Make(() => _state.Workspace.Features.Decide(new FeatureUpdate(id, null) { Status = status, Author = Codex }, _state.Feedback));

    private void Make<T>(Func<Change<T>> decide)
    {
        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        Change.Make(decide, new ChangeOrigin(Codex, "Test") { Clock = _state.Clock }, CancellationToken.None);
    }
}
