using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Maestro.Shell.CommandLines;
using Maestro.Shell.Errors;
using Maestro.Shell.Help;
using Maestro.Shell.Host;
using Maestro.Shell.Output;

namespace Maestro.Shell.Engine;

/// <summary>Turns what was typed into a pipeline of the engine.</summary>
internal sealed class PipelineComposer(CommandLine line, Runspace runspace)
{
    public void Compose(PowerShell pipeline, out CmdletArguments? arguments)
    {
        arguments = null;
        switch (line.Mode)
        {
            case RunMode.Cmdlet:
                arguments = AddCmdlet(pipeline);
                break;
            case RunMode.File:
                ScriptFile.AddTo(pipeline, runspace, line.Subject);
                ScriptFile.AddArguments(pipeline, line.Arguments);
                break;
            default:
                string text = line.Mode == RunMode.StandardInput ? Terminal.ReadAllInput() : line.Subject;
                pipeline.AddScript(text, useLocalScope: false);
                ScriptFile.AddArguments(pipeline, line.Arguments);
                break;
        }
    }

    private CmdletArguments AddCmdlet(PowerShell pipeline)
    {
        CommandInfo? command = runspace.SessionStateProxy.InvokeCommand.GetCommand(
            line.Subject, CommandTypes.Cmdlet | CommandTypes.Function | CommandTypes.Alias);
        if (command is AliasInfo alias)
        {
            // Its command may not be imported yet.
            command = alias.ResolvedCommand ?? runspace.SessionStateProxy.InvokeCommand.GetCommand(alias.Definition, CommandTypes.Cmdlet | CommandTypes.Function);
        }

        if (command is null)
        {
            throw Unknown(line.Subject);
        }

        var arguments = CmdletArguments.Bind(command.Name, CmdletParameter.Of(command), line.Arguments, Terminal.ReadAllInput);
        if (arguments.Help)
        {
            ShortHelp.AddTo(pipeline, command.Name);
            return arguments;
        }

        if (line.Then is null)
        {
            SelectedProperties.Require(command, arguments.Output.Select ?? line.Output.Select);
        }

        pipeline.AddCommand(command);
        foreach ((string? name, object? value) in arguments.Named)
        {
            pipeline.AddParameter(name, value);
        }

        foreach (object value in arguments.Positional)
        {
            pipeline.AddArgument(value);
        }

        if (line.Then is { } then)
        {
            pipeline.AddCommand(then.Split(' ')[0]);
            foreach (string flag in then.Split(' ').Skip(1))
            {
                pipeline.AddParameter(flag[1..]);
            }
        }

        return arguments;
    }

    private static UsageException Unknown(string name)
    {
        UnknownCommand unknown = UnknownCommand.Explain(name) ?? new UnknownCommand($"Unknown command '{name}'.", "maestro Get-Command -Module Maestro lists them all.");
        return new UsageException("CommandNotFound", unknown.Message, unknown.Hint, name);
    }
}
