using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Maestro.Shell.CommandLines;
using Maestro.Shell.Errors;
using Maestro.Shell.Host;
using Maestro.Shell.Output;

namespace Maestro.Shell.Engine;

/// <summary>One run: opens the engine, puts the pipeline together, runs it, and reports how it ended.</summary>
internal sealed class ShellSession
{
    private readonly CommandLine _line;
    private readonly Terminal _terminal;
    private readonly ShellUserInterface _userInterface;
    private readonly ShellHost _host;
    private OutputOptions _output;
    private bool _pipesInput;
    private bool _failed;

    private ShellSession(CommandLine line, Terminal terminal)
    {
        _line = line;
        _terminal = terminal;
        _pipesInput = line.PipeStandardInput;
        _output = line.Output;
        _userInterface = new ShellUserInterface(terminal);
        _host = new ShellHost(_userInterface);
        if (_output.Json)
        {
            _userInterface.UseJson();
        }
    }

    private bool IsOurs => _line.Mode == RunMode.Cmdlet && _line.Subject.Contains("-Maestro", StringComparison.OrdinalIgnoreCase);

    public static int Run(CommandLine line, Terminal terminal) => new ShellSession(line, terminal).Run();

    private int Run()
    {
        try
        {
            // Not disposed: the end of the process does it for nothing.
            Runspace runspace = EngineRunspace.Open(_host, ModuleFolder.FindManifest(), IsOurs);
            using var pipeline = PowerShell.Create(runspace);
            Runspace.DefaultRunspace = runspace;
            new PipelineComposer(_line, runspace).Compose(pipeline, out CmdletArguments? arguments);
            if (arguments is not null)
            {
                _output = _output.And(arguments.Output);
            }

            if (_output.Json)
            {
                _userInterface.UseJson();
            }

            // Read by the module's views.
            AppContext.SetSwitch("Maestro.TypedInShell", true);
            _pipesInput |= arguments?.PipeStandardInput == true;
            CheckVerdict? verdict = arguments?.GivesVerdict == true ? CheckVerdict.Of(pipeline, runspace) : null;
            int code = Invoke(pipeline);
            return code == ExitCodes.Success && verdict?.IsFalse == true ? ExitCodes.Failed : code;
        }
        catch (UsageException problem)
        {
            problem.WriteTo(_terminal.Error, _output.Json || _line.Arguments.Contains("--json"));
            return ExitCodes.Failed;
        }
        catch (RuntimeException problem)
        {
            // The module could not be imported, or the script is no PowerShell.
            _userInterface.WriteError(ErrorFacts.From(problem.ErrorRecord, problem, _ => null));
            return ExitCodes.Failed;
        }
    }

    private int Invoke(PowerShell pipeline)
    {
        void Stop() => pipeline.BeginStop(null, null);
        using var signals = new StopSignals(Stop);
        _terminal.OutputClosed += Stop;
        pipeline.Streams.Error.DataAdded += (sender, added) => Report(((PSDataCollection<ErrorRecord>)sender!)[added.Index]);
        try
        {
            if (_output.Json)
            {
                InvokeAsJson(pipeline);
            }
            else
            {
                TextOutput.AddTo(pipeline, _output, _userInterface, IsOurs).Invoke(Input());
            }
        }
        catch (PipelineStoppedException)
        {
        }
        catch (RuntimeException problem)
        {
            Report(problem.ErrorRecord, problem);
            _failed = true;
        }

        _userInterface.Finish();
        return ExitCode(signals);
    }

    private void InvokeAsJson(PowerShell pipeline)
    {
        TextOutput.AddSelection(pipeline, _output);
        var shape = new JsonShape(_output) { IsTypedInShell = true };
        using var output = new JsonArrayOutput(_terminal.OutputBytes, shape);
        using var objects = new PSDataCollection<PSObject> { BlockingEnumerator = false };
        objects.DataAdded += (_, _) =>
        {
            foreach (PSObject item in objects.ReadAll())
            {
                output.Add(item);
            }
        };
        try
        {
            pipeline.Invoke(Input(), objects);
        }
        finally
        {
            output.Complete();
            shape.WriteNotices(_terminal.Error, output.Count);
        }
    }

    private string[]? Input() => _pipesInput ? [Terminal.ReadAllInput()] : null;

    private int ExitCode(StopSignals signals)
    {
        if (_terminal.OutputFailure is { } failure)
        {
            new UsageException("OutputFailed", "Standard output can't be written: " + failure).WriteTo(_terminal.Error, _output.Json);
            return ExitCodes.Failed;
        }

        return signals.ExitCode
            ?? (_terminal.IsOutputClosed ? ExitCodes.OutputClosed : (int?)null)
            ?? _host.ExitRequest
            ?? (_failed ? ExitCodes.Failed : ExitCodes.Success);
    }

    private void Report(ErrorRecord record, RuntimeException? thrown = null)
    {
        var facts = ErrorFacts.From(record, thrown, UnknownCommand.Explain);
        _failed |= !facts.IsNativeOutput;
        _userInterface.WriteError(IsOurs ? facts.AsTypedInAShell() : facts);
    }
}
