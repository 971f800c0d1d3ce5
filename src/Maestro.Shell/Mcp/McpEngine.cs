using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text;
using System.Text.Json;
using Maestro.Shell.CommandLines;
using Maestro.Shell.Engine;
using Maestro.Shell.Output;

namespace Maestro.Shell.Mcp;

/// <summary>The one engine of a session of the protocol; a call waits for the one before it.</summary>
internal sealed class McpEngine : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lazy<Runspace> _runspace = new(static () => EngineRunspace.Open(new McpHost(), ModuleFolder.FindManifest()));

    /// <summary>Calls a tool.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="given">The arguments as the client sent them.</param>
    /// <param name="cancellationToken">Stops the cmdlet.</param>
    /// <returns>The answer: text, and objects as JSON; or an error <c>{code, message, hint}</c>.</returns>
    public async Task<McpAnswer> CallAsync(McpTool tool, IEnumerable<KeyValuePair<string, JsonElement>> given, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Call(tool, McpArguments.Of(tool, given), cancellationToken), CancellationToken.None);
        }
        catch (UsageException problem)
        {
            return McpAnswer.Error(problem.Code, problem.Message, problem.Hint);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private McpAnswer Call(McpTool tool, McpArguments arguments, CancellationToken cancellationToken)
    {
        Runspace.DefaultRunspace = _runspace.Value;
        var results = new McpResults();
        var text = new StringBuilder();
        foreach (Func<McpArguments, McpResults, McpCommand> next in tool.Commands)
        {
            McpCommand command = next(arguments, results);
            arguments.RequireFit();
            if (command.Cmdlet.Length == 0)
            {
                continue;
            }

            using PowerShell pipeline = Pipeline(command);
            using CancellationTokenRegistration stop = cancellationToken.Register(() => pipeline.BeginStop(null, null));
            try
            {
                PSObject[] objects = [.. pipeline.Invoke()];
                results.Add(objects);
                Append(text, objects);
            }
            catch (RuntimeException problem)
            {
                return McpErrors.Of(tool, problem.ErrorRecord, problem);
            }

            if (pipeline.Streams.Error is [var first, ..])
            {
                return McpErrors.Of(tool, first, null);
            }

            foreach (WarningRecord warning in pipeline.Streams.Warning)
            {
                text.Append("Warning: ").AppendLine(warning.Message);
            }
        }

        if (results.Objects.Count == 0)
        {
            text.Append(tool.Nothing);
        }

        return new McpAnswer(text.ToString(), IsError: false);
    }

    private PowerShell Pipeline(McpCommand command)
    {
        var pipeline = PowerShell.Create(_runspace.Value);
        pipeline.AddCommand(command.Cmdlet);
        foreach ((string name, object? value) in command.Parameters)
        {
            if (value is not null)
            {
                pipeline.AddParameter(name, value);
            }
        }

        return pipeline;
    }

    // Text as it is, objects in the form of --json.
    private static void Append(StringBuilder text, PSObject[] objects)
    {
        foreach (string plain in objects.Select(static item => item.BaseObject).OfType<string>())
        {
            text.AppendLine(plain);
        }

        PSObject[] records = [.. objects.Where(static item => item.BaseObject is not string)];
        if (records.Length > 0)
        {
            using var bytes = new MemoryStream();
            var shape = new JsonShape(new OutputOptions());
            using (var output = new JsonArrayOutput(bytes, shape))
            {
                Array.ForEach(records, output.Add);
                output.Complete();
            }

            text.Append(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
            using var notices = new StringWriter(text);
            shape.WriteNotices(notices, records.Length);
        }
    }
}
