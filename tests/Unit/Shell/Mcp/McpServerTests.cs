using System.Text.Json;
using Maestro.Tests.Hosting;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Maestro.Tests;

/// <summary><c>maestro mcp</c>, called by the client of the protocol's own library.</summary>
[Collection("processes")]
public sealed class McpServerTests : IAsyncLifetime, IDisposable
{
    private readonly McpSession _session = new();

    public Task InitializeAsync() => _session.InitializeAsync();

    public Task DisposeAsync() => _session.DisposeAsync();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task TheDefinitionsAreSmallAndStrict()
    {
        ListToolsResult listed = await _session.Client.ListToolsAsync(new ListToolsRequestParams());
        Assert.InRange(listed.Tools.Count, 1, 7);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(listed, ModelContextProtocol.McpJsonUtilities.DefaultOptions).Length, 1, 4000);
        Assert.All(listed.Tools, static tool => Assert.False(tool.InputSchema.GetProperty("additionalProperties").GetBoolean()));
    }

    [Fact]
    public async Task AFeatureLivesFromStatusToReview()
    {
        Assert.Contains("a0", await _session.DoneAsync("status"), StringComparison.Ordinal);
        Assert.Contains("# a0", await _session.DoneAsync("take"), StringComparison.Ordinal);
        Assert.Contains("\"failed\"", await _session.DoneAsync("record", """{"assertion":"a0-holds","command":"exit 3"}"""), StringComparison.Ordinal);
        Assert.Contains("\"passed\"", await _session.DoneAsync("record", """{"assertion":"a0-holds","command":"exit 0"}"""), StringComparison.Ordinal);
        Assert.Contains("\"review\"", await _session.DoneAsync("finish", """{"feature":"a0","status":"review"}"""), StringComparison.Ordinal);
        Assert.Contains("down", await _session.DoneAsync("remember", """{"kind":"note","text":"staging is down"}"""), StringComparison.Ordinal);
        Assert.Contains("Set status to review", await _session.DoneAsync("show", """{"kind":"history"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReportIsText()
    {
        foreach ((int feature, string report) in new[] { "r", "Done", "[fix] plan.json", "plan.json" }.Index())
        {
            await _session.DoneAsync("take", $$"""{"feature":"a{{feature}}"}""");
            await _session.DoneAsync("finish", $$"""{"feature":"a{{feature}}","status":"review","report":"{{report}}"}""");
            Assert.Equal(report, _session.Workspace.Run($"(Get-MaestroFeature a{feature}).Report.SalientSummary").Output.Trim());
        }
    }

    [Fact]
    public async Task AQuestionBlocksTheOwnFeature()
    {
        await _session.DoneAsync("take", """{"feature":"a0"}""");
        Assert.Contains("\"blocked\"", await _session.DoneAsync("finish", """{"feature":"a0","status":"blocked","question":"Which one?"}"""), StringComparison.Ordinal);
        Assert.True(_session.IsInState("Which one?"));
    }

    [Fact]
    public async Task TwoServersAreTwoSessionsAndANewOneGetsItsFeatureBackWithAReason()
    {
        await _session.DoneAsync("take", """{"feature":"a0"}""");
        await using McpClient other = await _session.ConnectAsync("My\tClient");
        JsonElement held = McpSession.ErrorOf(await McpSession.CallAsync(other, "take", """{"feature":"a0"}"""));
        Assert.Equal("FeatureHeld", held.GetProperty("code").GetString());
        Assert.Contains("call take with feature and reason", held.GetProperty("hint").GetString(), StringComparison.Ordinal);
        await _session.DoneAsync("take", """{"feature":"a0"}""");
        Assert.False((await McpSession.CallAsync(other, "take", """{"feature":"a0","reason":"the server was restarted"}""")).IsError);
        Assert.True(_session.IsInState("the server was restarted"));
        Assert.Equal("my client", _session.Workspace.Run("(Get-MaestroFeature a0).Holder").Output.Trim());
        Assert.False((await McpSession.CallAsync(other, "finish", """{"feature":"a0","status":"review"}""")).IsError);
    }

    [Fact]
    public async Task ItEndsWithItsInputAndWritesNothingElse()
    {
        ShellProcess ended = await Task.Run(() => ShellProcess.Run(["mcp"], "", _session.Workspace.Folder));
        Assert.Equal((0, ""), (ended.ExitCode, ended.Output));
    }
}
