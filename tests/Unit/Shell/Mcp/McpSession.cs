using System.Text.Json;
using Maestro.Shell.Mcp;
using Maestro.Tests.Hosting;
using Maestro.Tests.Processes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Maestro.Tests;

/// <summary>A workspace with an approved mission of the features a0 to a4, and the protocol's own client on it.</summary>
public sealed class McpSession : IAsyncLifetime, IDisposable
{
    internal ProcessWorkspace Workspace { get; } = new();

    internal McpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        string id = Workspace.Make(ProcessWorkspace.Plan(5));
        Workspace.Run($"Approve-MaestroMission {id}");
        Client = await ConnectAsync();
    }

    public async Task DisposeAsync() => await Client.DisposeAsync();

    public void Dispose() => Workspace.Dispose();

    internal Task<McpClient> ConnectAsync(string? name = null) => McpClient.CreateAsync(
        new StdioClientTransport(new StdioClientTransportOptions { Command = ShellProcess.Program, Arguments = ["mcp"], WorkingDirectory = Workspace.Folder }),
        name is null ? null : new McpClientOptions { ClientInfo = new Implementation { Name = name, Version = "1" } });

    /// <summary>Calls a tool with arguments as JSON.</summary>
    internal Task<McpAnswer> CallAsync(string tool, string arguments = "{}") => CallAsync(Client, tool, arguments);

    internal static async Task<McpAnswer> CallAsync(McpClient client, string tool, string arguments = "{}")
    {
        CallToolResult result = await client.CallToolAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!);
        return new McpAnswer(Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text, result.IsError == true);
    }

    /// <summary>Calls a tool that must succeed.</summary>
    internal async Task<string> DoneAsync(string tool, string arguments = "{}")
    {
        McpAnswer answer = await CallAsync(tool, arguments);
        Assert.False(answer.IsError, answer.Text);
        return answer.Text;
    }

    /// <summary>Calls a tool that must fail.</summary>
    internal async Task<JsonElement> ErrorAsync(string tool, string arguments = "{}") => ErrorOf(await CallAsync(tool, arguments));

    /// <summary>The error that an answer is: flat, with code, message and hint.</summary>
    internal static JsonElement ErrorOf(McpAnswer answer)
    {
        Assert.True(answer.IsError, answer.Text);
        var error = JsonElement.Parse(answer.Text);
        Assert.All(error.EnumerateObject(), static member => Assert.Equal(JsonValueKind.String, member.Value.ValueKind));
        Assert.Equal(["code", "message", "hint"], error.EnumerateObject().Select(static member => member.Name));
        return error;
    }

    /// <summary>True when a file of the state contains a text.</summary>
    internal bool IsInState(string text) => Directory.EnumerateFiles(Workspace.State, "*", SearchOption.AllDirectories)
        .Any(path => Path.GetExtension(path) is ".json" or ".jsonl" or ".md" && File.ReadAllText(path).Contains(text, StringComparison.Ordinal));
}
