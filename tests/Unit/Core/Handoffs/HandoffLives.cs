using System.Text.Json.Nodes;
using Maestro.Handoffs;
using Maestro.Kernel;

namespace Maestro.Tests;

/// <summary>Handoffs in memory, found, claimed and put there by another program, each in one short call. The clock's local day is 2026-11-23.</summary>
public abstract class HandoffLives
{
    private protected static readonly Author Codex = new("codex", "s-1");

    private protected StateFixture State { get; } = new();

    private protected HandoffService Handoffs => State.Workspace.Handoffs;

    private protected Handoff Claim(HandoffTarget target, Author author) => StateFixture.Make(() => Handoffs.DecideClaim(target, author, null, State.Feedback, CancellationToken.None));

    private protected Handoff Find(HandoffTarget target) => State.Workspace.HandoffReader.Find(target, State.Feedback, CancellationToken.None);

    private protected void Put(string id, string status = "pending", string agent = "codex", string? mission = null, string? feature = null, string? at = null)
    {
        HandoffContent content = HandoffSamples.Execute with { MaestroRefs = new() { MissionId = mission, FeatureId = feature } };
        JsonNode file = JsonNode.Parse(HandoffCodec.Write(HandoffCodec.Create(id, content, agent, null, HandoffSamples.Noon)).Span)!;
        file["status"] = status;
        file["timestamp"] = at ?? (string?)file["timestamp"];
        State.Store[$"handoffs/{id}.json"] = file.ToJsonString();
    }
}
