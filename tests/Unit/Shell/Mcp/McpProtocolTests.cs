using System.Diagnostics;
using System.Text.Json;
using Maestro.Tests.Hosting;

namespace Maestro.Tests;

/// <summary>What comes over the wire that the protocol's own client would not send, and how the server ends.</summary>
[Collection("processes")]
public sealed class McpProtocolTests(McpSession session) : IClassFixture<McpSession>, IDisposable
{
    private const string Initialize = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}""";

    private readonly Process _server = ShellProcess.Start(["mcp"], session.Workspace.Folder);

    public void Dispose()
    {
        if (!_server.HasExited)
        {
            _server.Kill(entireProcessTree: true);
        }

        _server.Dispose();
    }

    [Fact]
    public async Task EachRequestIsAnsweredOrRefusedWithWhatIsWrong()
    {
        JsonElement first = await AskAsync(Initialize);
        Assert.Equal("2025-06-18", first.GetProperty("result").GetProperty("protocolVersion").GetString());
        foreach ((string rest, int code, string words) in new[]
        {
            ("\"method\":\"nothing/here\"", -32601, "nothing/here"),
            ("\"method\":\"tools/call\"", -32602, "name of a tool"),
            ("\"method\":\"tools/call\",\"params\":{\"arguments\":{}}", -32602, "name of a tool"),
            ("\"method\":\"tools/call\",\"params\":{\"name\":5}", -32602, "name of a tool"),
            ("\"method\":\"tools/call\",\"params\":{\"name\":\"status\",\"arguments\":[]}", -32602, "must be an object"),
            ("\"method\":\"tools/call\",\"params\":{\"name\":\"remember\",\"arguments\":{\"kind\":\"note\",\"text\":\"\\ud800 half\"}}", -32602, "Unicode"),
        })
        {
            JsonElement error = (await AskAsync($$"""{"jsonrpc":"2.0","id":2,{{rest}}}""")).GetProperty("error");
            Assert.Equal(code, error.GetProperty("code").GetInt32());
            Assert.Contains(words, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        foreach ((string line, int code) in new[] { ("not json", -32700), ("[]", -32600), ("""{"jsonrpc":"2.0","id":5,"id":6,"method":"ping"}""", -32600) })
        {
            JsonElement refused = await AskAsync(line);
            Assert.Equal(JsonValueKind.Null, refused.GetProperty("id").ValueKind);
            Assert.Equal(code, refused.GetProperty("error").GetProperty("code").GetInt32());
        }

        foreach (string ignored in new[] { "", """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":999}}""", """{"jsonrpc":"2.0","method":"notifications/unknown"}""" })
        {
            await _server.StandardInput.WriteLineAsync(ignored);
        }

        Assert.Equal("last", (await AskAsync("""{"jsonrpc":"2.0","id":"last","method":"ping"}""")).GetProperty("id").GetString());
        JsonElement noted = await AskAsync(Remember(new string('x', 2_000_000)));
        Assert.False(noted.GetProperty("result").GetProperty("isError").GetBoolean());
        Assert.InRange(noted.GetRawText().Length, 1, 500);
    }

    [Fact]
    public async Task WhatWasAskedBeforeTheInputEndedIsAnswered()
    {
        foreach (string line in new[] { Initialize, """{"jsonrpc":"2.0","method":"notifications/initialized"}""", """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""", """{"jsonrpc":"2.0","id":3,"method":"ping"}""" })
        {
            await _server.StandardInput.WriteLineAsync(line);
        }

        _server.StandardInput.Close();
        string[] answers = (await _server.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(120))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([1, 2, 3], answers.Select(static answer => JsonElement.Parse(answer).GetProperty("id").GetInt32()).Order());
    }

    [Fact]
    public async Task ARunningCheckStopsWhenItIsCancelledAndWhenTheClientIsGone()
    {
        await AskAsync(Initialize);
        await _server.StandardInput.WriteLineAsync(Check(2, "started-2"));
        await UntilAsync("started-2");
        await _server.StandardInput.WriteLineAsync("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2}}""");
        Assert.Equal(3, (await AskAsync("""{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"show","arguments":{"kind":"notes"}}}""")).GetProperty("id").GetInt32());
        await _server.StandardInput.WriteLineAsync(Check(4, "started-4"));
        await UntilAsync("started-4");
        _server.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await _server.WaitForExitAsync(patience.Token);
        Assert.Equal(0, _server.ExitCode);
        Assert.Equal("pending", session.Workspace.Run("(Get-MaestroAssertion a4-holds).Result").Output.Trim());
    }

    private static string Remember(string text) =>
        $$$$"""{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"remember","arguments":{"kind":"note","text":"{{{{text}}}}"}}}""";

    private static string Check(int id, string marker) =>
        $$$$"""{"jsonrpc":"2.0","id":{{{{id}}}},"method":"tools/call","params":{"name":"record","arguments":{"assertion":"a4-holds","command":"echo > {{{{marker}}}}; sleep 300"}}}""";

    private async Task UntilAsync(string marker)
    {
        for (var since = Stopwatch.StartNew(); !File.Exists(Path.Join(session.Workspace.Folder, marker)); await Task.Delay(50))
        {
            Assert.True(since.Elapsed < TimeSpan.FromMinutes(3));
        }
    }

    private async Task<JsonElement> AskAsync(string request)
    {
        await _server.StandardInput.WriteLineAsync(request);
        await _server.StandardInput.FlushAsync();
        return JsonElement.Parse((await _server.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(3)))!);
    }
}
