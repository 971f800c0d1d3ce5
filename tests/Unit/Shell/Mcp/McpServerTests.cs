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
        Assert.Contains("NoteId", await _session.DoneAsync("remember", """{"kind":"note","text":"staging is down"}"""), StringComparison.Ordinal);
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
    public async Task AHandoffIsTakenGivenBackAndCompleted()
    {
        string made = await _session.DoneAsync("handoff", """{"summary":"half of it","next_action":"fix logout","feature":"a0","risks":["CSRF"]}""");
        string id = JsonElement.Parse(made)[0].GetProperty("HandoffId").GetString()!;
        Assert.Equal("HandoffNotClaimed", (await _session.ErrorAsync("finish", $$"""{"handoff":"{{id}}","status":"done"}""")).GetProperty("code").GetString());
        Assert.Contains("fix logout", await _session.DoneAsync("take", $$"""{"handoff":"{{id}}"}"""), StringComparison.Ordinal);
        Assert.Contains("\"pending\"", await _session.DoneAsync("finish", $$"""{"handoff":"{{id}}","status":"pending","reason":"lunch"}"""), StringComparison.Ordinal);
        string again = await _session.DoneAsync("take", $$"""{"handoff":"{{id}}"}""");
        Assert.Contains("lunch", again, StringComparison.Ordinal);
        Assert.Contains($$"""`finish {"handoff":"{{id}}","status":"done","report":"<what came of it>"}`""", again, StringComparison.Ordinal);
        Assert.Contains("\"completed\"", await _session.DoneAsync("finish", $$"""{"handoff":"{{id}}","status":"done","report":"logout fixed"}"""), StringComparison.Ordinal);
        Assert.True(_session.IsInState("logout fixed"));
    }

    [Fact]
    public async Task WhatACheckPrintedComesBack()
    {
        string answer = await _session.DoneAsync("record", """{"assertion":"a0-holds","command":"echo the first line; echo the reason; exit 3"}""");
        Assert.Contains("the reason", answer, StringComparison.Ordinal);
        Assert.Contains("\"failed\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCanBeReadIsShownBesideADamagedFile()
    {
        string damaged = Directory.EnumerateFiles(_session.Workspace.State, "a1.json", SearchOption.AllDirectories).First();
        File.WriteAllText(damaged, "{ broken");
        foreach ((string tool, string arguments) in new[] { ("status", "{}"), ("show", """{"kind":"features"}""") })
        {
            string answer = await _session.DoneAsync(tool, arguments);
            Assert.Contains("a2", answer, StringComparison.Ordinal);
            Assert.Equal(2, answer.Split("Error: {\"code\":\"StateFileDamaged\"").Length);
        }
    }

    [Fact]
    public async Task OneOfTwoMissionsHasToBeNamed()
    {
        string id = _session.Workspace.Run("(New-MaestroMission plan.json -Force | Approve-MaestroMission -PassThru).MissionId").Output.Trim();
        foreach ((string tool, string arguments) in new[]
        {
            ("take", """{"feature":"a0"}"""),
            ("record", """{"assertion":"a0-holds","command":"exit 0"}"""),
            ("record", """{"assertion":"a0-holds","result":"failed"}"""),
            ("finish", """{"feature":"a0","status":"review"}"""),
        })
        {
            JsonElement error = await _session.ErrorAsync(tool, arguments);
            Assert.Equal("MissionAmbiguous", error.GetProperty("code").GetString());
            Assert.Contains("Give mission", error.GetProperty("hint").GetString(), StringComparison.Ordinal);
        }

        Assert.Contains(id, await _session.DoneAsync("record", $$"""{"assertion":"a0-holds","command":"exit 0","mission":"{{id}}"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoServersAreTwoSessionsAndANewOneGetsItsFeatureBackWithAReason()
    {
        await _session.DoneAsync("take", """{"feature":"a0"}""");
        await using McpClient other = await _session.ConnectAsync("My\tClient\u202E");
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
    public async Task WithoutAWorkspaceEachToolSaysHowToGetOne()
    {
        using var empty = new TemporaryFolder();
        await using McpClient lost = await McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions { Command = ShellProcess.Program, Arguments = ["mcp"], WorkingDirectory = empty.Path }));
        foreach (string tool in new[] { "status", "take" })
        {
            JsonElement error = McpSession.ErrorOf(await McpSession.CallAsync(lost, tool));
            Assert.Equal("WorkspaceNotFound", error.GetProperty("code").GetString());
            Assert.StartsWith("maestro Initialize-MaestroWorkspace", error.GetProperty("hint").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ItEndsWithItsInputAndWritesNothingElse()
    {
        ShellProcess ended = await Task.Run(() => ShellProcess.Run(["mcp"], "", _session.Workspace.Folder));
        Assert.Equal((0, ""), (ended.ExitCode, ended.Output));
    }
}
