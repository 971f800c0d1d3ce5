using System.Text;
using System.Text.Json;
using Maestro.Adapters;
using Maestro.Adapters.Control;
using Maestro.Control;

namespace Maestro.Tests;

public sealed class SnapshotJsonTests
{
    public static TheoryData<string> States() => [.. ControlStates.All.Keys, "large"];

    [Theory]
    [MemberData(nameof(States))]
    public void TheCompactFormFitsIntoEightKilobytes(string state)
    {
        ControlSnapshot snapshot = state == "large" ? SnapshotBuilder.Build(HostileSnapshots.Large(ControlStates.Now)) : ControlStates.All[state]();
        string json = SnapshotJson.Compact(snapshot);

        Assert.InRange(Encoding.UTF8.GetByteCount(json), 100, 8 * 1024);
        Assert.DoesNotContain('\n', json);
        Assert.Equal("maestro.snapshot/1", JsonDocument.Parse(json).RootElement.GetProperty("schema").GetString());
    }

    [Fact]
    public void TheCompactFormCountsWhatItLeavesOut()
    {
        JsonElement json = JsonDocument.Parse(SnapshotJson.Compact(SnapshotBuilder.Build(HostileSnapshots.Large(ControlStates.Now)))).RootElement;

        Assert.Equal(1000, json.GetProperty("mission").GetProperty("featuresTotal").GetInt32());
        Assert.Equal(100, json.GetProperty("pendingHandoffs").GetProperty("count").GetInt32());
        Assert.InRange(json.GetProperty("ready").GetProperty("first").GetArrayLength(), 1, 10);
        Assert.Equal("feature-0250", json.GetProperty("blocked").GetProperty("first")[0].GetProperty("blockedBy")[0].GetString());
    }

    [Fact]
    public void TheFullFormHoldsEveryFeatureAndHandoff()
    {
        JsonElement json = JsonDocument.Parse(SnapshotJson.Full(SnapshotBuilder.Build(HostileSnapshots.Large(ControlStates.Now)))).RootElement;

        Assert.Equal(1_000, json.GetProperty("features").GetArrayLength());
        Assert.Equal(10_000, json.GetProperty("handoffs").GetArrayLength());
        Assert.Equal("2026-11-22T16:30:16.000Z", json.GetProperty("takenAt").GetString());
    }
}
