using System.Text;
using System.Text.Json;
using Maestro.Shell.Mcp;
using Maestro.Tests.Hosting;
using Maestro.Tests.Processes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Maestro.Tests;

/// <summary><c>maestro mcp</c>, called by the client of the protocol's own library.</summary>
[Collection("processes")]
public sealed class McpServerTests : IAsyncLifetime, IDisposable
{
    private readonly ProcessWorkspace _workspace = new();
    private McpClient _client = null!;

    public async Task InitializeAsync()
    {
        string id = _workspace.Make(ProcessWorkspace.Plan(2));
        _workspace.Run($"Approve-MaestroMission {id}");
        _client = await ConnectAsync();
    }

    public async Task DisposeAsync() => await _client.DisposeAsync();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task TheDefinitionsAreSmallAndStrict()
    {
        ListToolsResult listed = await _client.ListToolsAsync(new ListToolsRequestParams());
        Assert.InRange(listed.Tools.Count, 1, 7);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(listed, ModelContextProtocol.McpJsonUtilities.DefaultOptions).Length, 1, 4000);
        Assert.All(listed.Tools, static tool => Assert.False(tool.InputSchema.GetProperty("additionalProperties").GetBoolean()));
    }

    [Fact]
    public async Task AFeatureLivesFromStatusToReview()
    {
        Assert.Contains("a0", (await CallAsync("status")).Text, StringComparison.Ordinal);
        Assert.Contains("# a0", (await CallAsync("take")).Text, StringComparison.Ordinal);
        Assert.Contains("\"failed\"", (await CallAsync("record", ("assertion", "a0-holds"), ("command", "exit 3"))).Text, StringComparison.Ordinal);
        Assert.Contains("\"passed\"", (await CallAsync("record", ("assertion", "a0-holds"), ("command", "exit 0"))).Text, StringComparison.Ordinal);
        Assert.Contains("\"review\"", (await CallAsync("finish", ("feature", "a0"), ("status", "review"))).Text, StringComparison.Ordinal);
        Assert.Contains("down", (await CallAsync("remember", ("kind", "note"), ("text", "staging is down"))).Text, StringComparison.Ordinal);
        Assert.Contains("Set status to review", (await CallAsync("show", ("kind", "history"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnErrorIsFlatAndHasTheCodeOfTheCmdlet()
    {
        JsonElement error = Error(await CallAsync("record", ("assertion", "nothing")));
        Assert.Equal("AssertionNotFound", error.GetProperty("code").GetString());
        Assert.All(error.EnumerateObject(), static member => Assert.Equal(JsonValueKind.String, member.Value.ValueKind));
        Assert.Equal("EvidenceRequired", Error(await CallAsync("record", ("assertion", "a0-holds"), ("result", "passed"))).GetProperty("code").GetString());
        Assert.Equal("ToolNotFound", Error(await CallAsync("nothing")).GetProperty("code").GetString());
    }

    [Fact]
    public async Task EveryWrongArgumentIsNamedAtOnce()
    {
        string message = Error(await CallAsync("finish", ("status", "finished"), ("featureId", "a0"), ("report", 5))).GetProperty("message").GetString()!;
        Assert.All(["'status' must be", "'featureId' is not", "'report' must be a text", "'feature' is missing"], part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoServersAreTwoSessions()
    {
        await using McpClient other = await ConnectAsync();
        Assert.False((await CallAsync("take", ("feature", "a0"))).IsError);
        Assert.Equal("FeatureHeld", Error(await CallAsync(other, "take", ("feature", "a0"))).GetProperty("code").GetString());
        Assert.False((await CallAsync("take", ("feature", "a0"))).IsError);
    }

    [Fact]
    public async Task ItEndsWithItsInputAndWritesNothingElse()
    {
        ShellProcess ended = await Task.Run(() => ShellProcess.Run(["mcp"], "", _workspace.Folder));
        Assert.Equal((0, ""), (ended.ExitCode, ended.Output));
    }

    private static JsonElement Error(McpAnswer answer)
    {
        Assert.True(answer.IsError, answer.Text);
        return JsonElement.Parse(Encoding.UTF8.GetBytes(answer.Text));
    }

    private Task<McpAnswer> CallAsync(string tool, params (string Name, object Value)[] arguments) => CallAsync(_client, tool, arguments);

    private static async Task<McpAnswer> CallAsync(McpClient client, string tool, params (string Name, object Value)[] arguments)
    {
        CallToolResult result = await client.CallToolAsync(tool, arguments.ToDictionary(static each => each.Name, static each => (object?)each.Value));
        return new McpAnswer(Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text, result.IsError == true);
    }

    private Task<McpClient> ConnectAsync() => McpClient.CreateAsync(new StdioClientTransport(new StdioClientTransportOptions
    {
        Command = ShellProcess.Program,
        Arguments = ["mcp"],
        WorkingDirectory = _workspace.Folder,
    }));
}
