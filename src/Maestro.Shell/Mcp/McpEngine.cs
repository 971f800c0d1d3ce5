using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json;
using Maestro.Shell.CommandLines;
using Maestro.Shell.Engine;

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
        catch (Exception defect) when (!cancellationToken.IsCancellationRequested)
        {
            return McpAnswer.Error("UnexpectedFailure", $"An unexpected error occurred: {defect.Message}", "Please report it, with the call.");
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
        var text = new McpText();
        foreach (Func<McpArguments, McpResults, McpCommand> next in tool.Commands)
        {
            McpCommand command = next(arguments, results);
            arguments.RequireFit();
            if (command.Cmdlet.Length > 0 && Run(tool, command, results, text, cancellationToken) is { } error)
            {
                return error;
            }
        }

        return new McpAnswer(text.Complete(tool.Nothing), IsError: false);
    }

    // An error is the answer where nothing else came back: what can be read is still returned when one file is damaged.
    private McpAnswer? Run(McpTool tool, McpCommand command, McpResults results, McpText text, CancellationToken cancellationToken)
    {
        using PowerShell pipeline = Pipeline(command);
        using CancellationTokenRegistration stop = cancellationToken.Register(() => pipeline.BeginStop(null, null));
        PSObject[] objects;
        try
        {
            objects = [.. pipeline.Invoke()];
        }
        catch (RuntimeException problem)
        {
            return McpErrors.Of(tool, problem.ErrorRecord, problem);
        }

        if (objects.Length == 0 && pipeline.Streams.Error is [var first, ..])
        {
            return McpErrors.Of(tool, first, null);
        }

        results.Add(objects);
        text.AddOutput(pipeline.Streams.Information);
        text.Add(command, objects);
        foreach (ErrorRecord error in pipeline.Streams.Error)
        {
            text.AddNotice("Error", McpErrors.Of(tool, error, null).Text);
        }

        foreach (WarningRecord warning in pipeline.Streams.Warning)
        {
            text.AddNotice("Warning", warning.Message);
        }

        return null;
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
}
