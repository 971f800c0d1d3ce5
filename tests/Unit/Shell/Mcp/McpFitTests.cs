using System.Text.Json;
using Maestro.Shell.Mcp;
using Maestro.Tests.Hosting;
using ModelContextProtocol.Client;

namespace Maestro.Tests;

/// <summary>Every argument that a tool declares is used or refused, in each kind of call.</summary>
[Collection("processes")]
public sealed class McpFitTests : IAsyncLifetime, IDisposable
{
    private const string Marker = "zebra";

    private readonly McpSession _session = new();
    private readonly TemporaryFolder _kept = new();
    private string _handoff = "";
    private string _taken = "";

    public async Task InitializeAsync()
    {
        await _session.InitializeAsync();
        string[] made = _session.Workspace.Run("1..2 | ForEach-Object { (New-MaestroHandoff -Summary half -NextAction more).Id }").OutputLines;
        (_handoff, _taken) = (made[0], made[1]);
        await _session.DoneAsync("take", $$"""{"handoff":"{{_taken}}"}""");
        await _session.DoneAsync("take", """{"feature":"a2"}""");
        await _session.DoneAsync("finish", """{"feature":"a2","status":"review"}""");
        await _session.DoneAsync("take", """{"feature":"a0"}""");
    }

    public Task DisposeAsync() => _session.DisposeAsync();

    public void Dispose()
    {
        _session.Dispose();
        _kept.Dispose();
    }

    [Fact]
    public async Task EveryArgumentIsUsedOrRefused()
    {
        IList<McpClientTool> tools = await _session.Client.ListToolsAsync();
        Assert.Equal(tools.Select(static tool => tool.Name).Order(), Calls().Select(static call => call.Tool).Distinct().Order());
        string kept = Path.Join(_kept.Path, "state");
        Copy(_session.Workspace.State, kept);
        var wrong = new List<string>();
        foreach ((string tool, string arguments) in Calls())
        {
            Dictionary<string, object?> complete = JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!;
            foreach (JsonProperty parameter in tools.Single(each => each.Name == tool).JsonSchema.GetProperty("properties").EnumerateObject().Where(each => !complete.ContainsKey(each.Name)))
            {
                (object value, string marker) = Value(parameter);
                string given = JsonSerializer.Serialize(new Dictionary<string, object?>(complete) { [parameter.Name] = value });
                McpAnswer answer = await _session.CallAsync(tool, given);
                if (!(IsRefused(answer, parameter.Name) || answer.Text.Contains(marker, StringComparison.Ordinal) || _session.IsInState(marker)))
                {
                    wrong.Add($"{tool} {given}: {answer.Text.ReplaceLineEndings(" ")}");
                }

                Restore(kept);
            }

            McpAnswer unknown = await _session.CallAsync(tool, JsonSerializer.Serialize(new Dictionary<string, object?>(complete) { ["unknown"] = Marker }));
            McpAnswer plain = await _session.CallAsync(tool, arguments);
            Restore(kept);
            if (plain.IsError || !IsRefused(unknown, "unknown"))
            {
                wrong.Add($"{tool} {arguments}: {plain.Text}; with an unknown one: {unknown.Text}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    /// <summary>Calls that are complete as they are, of each tool and of each kind, result or status.</summary>
    private IEnumerable<(string Tool, string Arguments)> Calls() =>
    [
        ("status", "{}"),
        ("take", "{}"),
        ("take", """{"feature":"a1"}"""),
        ("take", $$"""{"handoff":"{{_handoff}}"}"""),
        ("show", """{"kind":"missions"}"""),
        ("show", """{"kind":"milestones"}"""),
        ("show", """{"kind":"features"}"""),
        ("show", """{"kind":"assertions"}"""),
        ("show", """{"kind":"handoffs"}"""),
        ("show", """{"kind":"history"}"""),
        ("show", """{"kind":"notes"}"""),
        ("show", """{"kind":"memory","id":"staging"}"""),
        ("show", """{"kind":"prompt","id":"a0"}"""),
        ("record", """{"assertion":"a0-holds","command":"exit 0"}"""),
        ("record", """{"assertion":"a0-holds","result":"passed","evidence":"seen"}"""),
        ("record", """{"assertion":"a0-holds","result":"passed","evidence":"seen","force":true,"reason":"no server"}"""),
        ("record", """{"assertion":"a0-holds","result":"failed"}"""),
        ("record", """{"assertion":"a0-holds","result":"blocked"}"""),
        ("record", """{"assertion":"a0-holds","result":"waived","reason":"seen"}"""),
        ("record", """{"assertion":"a0-holds","result":"pending"}"""),
        ("finish", """{"feature":"a0","status":"review"}"""),
        ("finish", """{"feature":"a2","status":"done"}"""),
        ("finish", """{"feature":"a0","status":"pending","reason":"tired"}"""),
        ("finish", """{"feature":"a0","status":"blocked","reason":"tired"}"""),
        ("finish", """{"feature":"a0","status":"blocked","question":"Which?"}"""),
        ("finish", $$"""{"handoff":"{{_taken}}","status":"done"}"""),
        ("finish", $$"""{"handoff":"{{_taken}}","status":"pending","reason":"tired"}"""),
        ("handoff", """{"summary":"half","next_action":"go on"}"""),
        ("remember", """{"kind":"note","text":"Keep staging warm"}"""),
        ("remember", """{"kind":"learning","text":"Keep staging warm"}"""),
        ("remember", """{"kind":"correction","text":"Keep staging warm","triggers":["staging"]}"""),
        ("remember", """{"kind":"correction","text":"Keep staging warm","globs":["src/**"]}"""),
    ];

    // How a value shows that it was used, in the answer or in the state.
    private static (object Value, string Marker) Value(JsonProperty parameter) => parameter.Value switch
    {
        var schema when schema.TryGetProperty("enum", out JsonElement words) => (words[0].GetString()!, words[0].GetString()!),
        var schema when schema.GetProperty("type").GetString() == "integer" => (4321, parameter.Name == "timeout_seconds" ? "passed" : "PT259260S"),
        var schema when schema.GetProperty("type").GetString() == "boolean" => (true, Marker),
        var schema when schema.GetProperty("type").GetString() == "array" => (new[] { Marker }, Marker),
        _ => (Marker, Marker),
    };

    private static bool IsRefused(McpAnswer answer, string argument) =>
        answer.IsError && McpSession.ErrorOf(answer) is var error && error.GetProperty("code").GetString() == "ArgumentInvalid"
        && error.GetProperty("message").GetString()!.Contains(argument, StringComparison.Ordinal);

    private void Restore(string kept)
    {
        Directory.Delete(_session.Workspace.State, recursive: true);
        Copy(kept, _session.Workspace.State);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Join(to, Path.GetRelativePath(from, folder)));
        }

        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Join(to, Path.GetRelativePath(from, file)));
        }
    }
}
