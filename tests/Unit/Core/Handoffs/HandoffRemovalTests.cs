using System.Text.Json.Nodes;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>Handoffs that were left by mistake: kept with the reason, listed no more. The clock's local day is 2026-11-23.</summary>
public class HandoffRemovalTests
{
    private const string Kept = "handoffs/removed/2026-11-23-001.json";

    private readonly StateFixture _state = new StateFixture().Approved();

    [Fact]
    public void ARemovedHandoffIsKeptAsItWasWithWhoAndWhy()
    {
        string file = Left();
        Remove("left twice");

        Assert.Empty(_state.Workspace.HandoffReader.Get(new(), _state.Feedback, CancellationToken.None));
        Assert.Empty(_state.Feedback.Warnings);
        JsonObject kept = JsonNode.Parse(_state.Store[Kept]!)!.AsObject();
        Assert.Equal(["removedAt", "removedBy", "reason", "handoff"], kept.Select(static property => property.Key));
        Assert.Equal(("codex", "left twice"), ((string)kept["removedBy"]!, (string)kept["reason"]!));
        Assert.Equal(JsonNode.Parse(file)!.ToJsonString(), kept["handoff"]!.ToJsonString());
    }

    [Fact]
    public void ItsIdIsNotUsedAgainAndWhoeverAsksForItLearnsWhy()
    {
        Left();
        Remove("left twice");
        MaestroException error = Assert.Throws<MaestroException>(() => Remove("again"));
        Assert.Equal((ErrorCode.HandoffNotFound, "Get-MaestroHistory -HandoffId 2026-11-23-001"), (error.Code, error.Hint));
        Assert.Contains("was removed", error.Message, StringComparison.Ordinal);

        _state.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("2026-11-23-002", StateFixture.Make(() => _state.Workspace.Handoffs.DecideCreate(HandoffSamples.Execute, default, null)).HandoffId);
    }

    [Fact]
    public void WhatSomebodyHasClaimedNeedsForce()
    {
        Left();
        StateFixture.Make(() => _state.Workspace.Handoffs.DecideClaim(new() { HandoffId = "2026-11-23-001" }, new("gemini", "s-2"), null, _state.Feedback, CancellationToken.None));
        MaestroException error = Assert.Throws<MaestroException>(() => Remove("mine"));
        Assert.Equal((ErrorCode.HandoffNotPending, "Add -Force to remove it anyway."), (error.Code, error.Hint));
        Assert.Contains("gemini", error.Message, StringComparison.Ordinal);

        Remove("the session is gone", force: true);
        Assert.Null(_state.Store.Read("handoffs/2026-11-23-001.json"));
    }

    [Fact]
    public void AQuestionThatWasAskedWithItStaysOpen()
    {
        HandoffContent about = HandoffSamples.Execute with { MaestroRefs = new() { MissionId = StateFixture.First, FeatureId = "auth-plan" } };
        StateFixture.Make(() => _state.Workspace.Handoffs.DecideCreate(about, new("codex", "s-1"), null, "Which database?"));
        Change<Handoff> removal = _state.Workspace.Handoffs.DecideRemove("2026-11-23-001", "left twice", default, force: false);
        Assert.Equal("The question that was asked with the handoff 2026-11-23-001 stays open: Which database?", Assert.Single(removal.Warnings));
    }

    [Fact]
    public void TheRemovalIsAnEventOfTheHandoffThatCanBeUndone()
    {
        string file = Left();
        Remove("left twice");
        HistoryEvent removal = _state.Workspace.History.Get(new HistoryQuery { HandoffId = "2026-11-23-001" }, _state.Feedback).First();
        Assert.Equal(("2026-11-23-001", "Remove", "left twice"), (removal.HandoffId, removal.Action, removal.Reason));

        StateFixture.Make(() => _state.Workspace.Undo.Decide(removal.EventId, default, null, _state.Feedback));
        Assert.Equal(file, _state.Store["handoffs/2026-11-23-001.json"]);
        Assert.Null(_state.Store.Read(Kept));
    }

    private string Left()
    {
        StateFixture.Make(() => _state.Workspace.Handoffs.DecideCreate(HandoffSamples.Execute, new Author("codex", "s-1"), null));
        return _state.Store["handoffs/2026-11-23-001.json"]!;
    }

    private void Remove(string reason, bool force = false) =>
        StateFixture.Make(() => _state.Workspace.Handoffs.DecideRemove("2026-11-23-001", reason, new Author("codex", "s-1"), force));
}
