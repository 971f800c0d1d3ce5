using System.Globalization;
using Maestro.Shell.Engine;
using Maestro.Shell.Host;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Maestro.Shell.Mcp;

/// <summary><c>maestro mcp</c>: the state over the Model Context Protocol, on standard input and output, until the input ends.</summary>
internal static class McpProgram
{
    private const string AgentVariable = "MAESTRO_AGENT";
    private const string SessionVariable = "MAESTRO_SESSION_ID";

    private const int MostOfName = 60;

    private const string Instructions =
        "Maestro coordinates several coding agents on one repository. Take a feature before you work on it, record proof of its assertions, then finish it.";

    public static int Run(Terminal terminal)
    {
        // Whatever else writes to the console must not get between the messages.
        Console.SetOut(TextWriter.Null);
        return RunAsync(terminal).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(Terminal terminal)
    {
        using var ended = new CancellationTokenSource();
        using var signals = new StopSignals(ended.Cancel);
        using var engine = new McpEngine();
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "maestro", Version = ProductVersion.Text },
            ServerInstructions = Instructions,
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
        };
        options.Handlers.ListToolsHandler = static (_, _) => ValueTask.FromResult(new ListToolsResult
        {
            Tools = [.. McpTools.All.Select(static tool => new Tool { Name = tool.Name, Description = tool.Description, InputSchema = tool.Schema() })],
        });
        options.Handlers.CallToolHandler = async (request, cancellationToken) =>
        {
            Identify(request.Server.ClientInfo?.Name);
            using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ended.Token);
            return Result(await AnswerAsync(engine, request.Params, stopped.Token));
        };
        options.Filters.Message.IncomingFilters.Add(McpRequests.Checked);

        await using var output = new McpOutput(terminal.OutputBytes);
        await using var transport = new StreamServerTransport(new McpInput(Console.OpenStandardInput(), output, ended), output, "maestro");
        await using var server = McpServer.Create(transport, options);
        try
        {
            await server.RunAsync(ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // A signal, or a call that outlived its client.
        }

        return signals.ExitCode ?? ExitCodes.Success;
    }

    private static Task<McpAnswer> AnswerAsync(McpEngine engine, CallToolRequestParams? call, CancellationToken cancellationToken) =>
        McpTools.All.FirstOrDefault(tool => tool.Name == call?.Name) is { } named
            ? engine.CallAsync(named, call?.Arguments ?? new Dictionary<string, System.Text.Json.JsonElement>(), cancellationToken)
            : Task.FromResult(McpAnswer.Error("ToolNotFound", $"There is no tool '{call?.Name}'.", $"The tools are {string.Join(", ", McpTools.All.Select(static tool => tool.Name))}."));

    private static CallToolResult Result(McpAnswer answer) => new()
    {
        Content = [new TextContentBlock { Text = answer.Text }],
        IsError = answer.IsError,
    };

    // The session of a claim is this process, so that it is alive as long as it runs. An agent that says who it is keeps its own name and session.
    private static void Identify(string? client)
    {
        if (Environment.GetEnvironmentVariable(SessionVariable) is null or "" && !AgentSessionIsKnown)
        {
            Environment.SetEnvironmentVariable(SessionVariable, $"mcp-{Environment.ProcessId}-{Guid.NewGuid().ToString("n")[..8]}");
        }

        if (Environment.GetEnvironmentVariable(AgentVariable) is null or "" && AgentOf(client) is { } agent)
        {
            Environment.SetEnvironmentVariable(AgentVariable, agent);
        }
    }

    private static bool AgentSessionIsKnown => Environment.GetEnvironmentVariable("CLAUDE_CODE_SESSION_ID") is { Length: > 0 } || Environment.GetEnvironmentVariable("CODEX_THREAD_ID") is { Length: > 0 };

    // "codex-mcp-client", "gemini-cli-mcp-client", "claude-code"
    private static string? AgentOf(string? client) =>
        client is null ? null : Array.Find(["claude-code", "codex", "gemini", "droid"], name => client.Contains(name, StringComparison.OrdinalIgnoreCase)) ?? Plain(client);

    // Any name will do, as in MAESTRO_AGENT, on one line and not too long.
    private static string? Plain(string client)
    {
        string[] words = string.Concat(client.Select(static c => char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string name = string.Join(' ', words).ToLowerInvariant();
        return name.Length == 0 ? null : name[..Math.Min(name.Length, MostOfName)].TrimEnd();
    }
}
