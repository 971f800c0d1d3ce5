using Maestro.Control;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Ports;

namespace Maestro.Tests;

/// <summary>Watching, with changes that come when the test says so.</summary>
public sealed class WorkspaceWatchTests
{
    private readonly FakeClock _clock = new();
    private readonly List<IReadOnlyCollection<string>> _asked = [];

    [Fact]
    public void WhatHappenedToAMissionThatFinishedMeanwhileIsToldAndThenItIsLetGo()
    {
        SnapshotInput running = ControlStates.QuickStart();
        MissionState state = running.State!;
        string id = state.Mission.MissionId;
        Mission completed = state.Mission with { Status = MissionStatus.Completed };
        SnapshotInput finished = running.With(completed, [state.Features[0] with { Status = FeatureStatus.Done }, state.Features[1]]) with { Missions = [completed] };

        List<WorkspaceEvent> events = Watched([true, true], looks => looks == 0 ? running : finished);
        Assert.Equal(
            [("feature", "auth-plan", "done"), ("mission", id, "completed")],
            events.Where(static happened => happened.Entity != "milestone").Select(static happened => (happened.Entity, happened.Id, happened.To)).Order());
        Assert.Equal([[], [id], [], []], _asked);
    }

    [Fact]
    public void NothingIsReadWhileNothingChangesButOnceAtTheEnd()
    {
        Assert.Empty(Watched([false, false, false], _ => ControlStates.QuickStart()));
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public void WhatChangesAtTheLastMomentIsTold()
    {
        SnapshotInput before = ControlStates.QuickStart();
        SnapshotInput after = before with { Notes = [new Note { Timestamp = ControlStates.Now, Content = "remember", Branch = "main" }] };
        Assert.Equal("note", Assert.Single(Watched([], looks => looks == 0 ? before : after)).Entity);
    }

    [Fact]
    public void EveryStepOfTheHistoryIsReportedHoweverFastTheyCome()
    {
        SnapshotInput before = ControlStates.QuickStart();
        MissionState state = before.State!;
        SnapshotInput after = before.With(state.Mission, [state.Features[0] with { Status = FeatureStatus.Review }, .. state.Features.Skip(1)]);
        HistoryEvent[] steps = [Step(state.Features[0], "pending", "assigned"), Step(state.Features[0], "assigned", "in-progress"), Step(state.Features[0], "in-progress", "review")];

        List<WorkspaceEvent> events = Watched([true, true], looks => looks == 0 ? before : after, looks => looks == 1 ? steps : []);
        Assert.Equal(
            ["assigned", "in-progress", "review"],
            events.Where(static happened => happened.Entity == WorkspaceEntity.Feature).Select(static happened => happened.To));
        Assert.All(events.Where(static happened => happened.Entity == WorkspaceEntity.Feature), static happened => Assert.Equal("codex", happened.Agent));
    }

    [Fact]
    public void AStepThatTheSnapshotShowsLaterIsReportedOnce()
    {
        SnapshotInput before = ControlStates.QuickStart();
        MissionState state = before.State!;
        SnapshotInput after = before.With(state.Mission, [state.Features[0] with { Status = FeatureStatus.Done }, .. state.Features.Skip(1)]);

        List<WorkspaceEvent> events = Watched([true, true], looks => looks < 2 ? before : after, looks => looks == 1 ? [Step(state.Features[0], "review", "done")] : []);
        Assert.Equal("done", Assert.Single(events, static happened => happened.Entity == WorkspaceEntity.Feature).To);
    }

    private static HistoryEvent Step(Feature feature, string from, string to) => new()
    {
        Time = ControlStates.Now,
        EventId = "20261130-0000000000",
        Agent = "codex",
        Target = feature.FeatureId,
        Action = $"Set status to {to}",
        Changes = [new HistoryChange { Kind = WorkspaceEntity.Feature, Id = feature.FeatureId, MissionId = feature.MissionId, Path = "", Field = "status", From = from, To = to }],
    };

    // Each answer takes a second of the time there is.
    private List<WorkspaceEvent> Watched(bool[] answers, Func<int, SnapshotInput> states, Func<int, IReadOnlyList<HistoryEvent>>? history = null)
    {
        int read = 0;
        var watch = new WorkspaceWatch(
            also =>
            {
                SnapshotInput state = states(_asked.Count);
                _asked.Add(also);
                return [ControlStates.Build(state)];
            },
            () => history?.Invoke(read++) ?? [],
            _clock);
        return [.. watch.Events(new Changes(answers, _clock), TimeSpan.FromSeconds(answers.Length), CancellationToken.None)];
    }

    private sealed class Changes(bool[] answers, FakeClock clock) : IWorkspaceChanges
    {
        private int _given;

        public bool Wait(TimeSpan timeout, CancellationToken cancellationToken)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return _given < answers.Length && answers[_given++];
        }

        public void Dispose()
        {
        }
    }
}
