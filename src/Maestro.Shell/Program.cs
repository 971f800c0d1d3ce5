using Maestro.Shell.CommandLines;
using Maestro.Shell.Engine;
using Maestro.Shell.Help;
using Maestro.Shell.Host;
using Maestro.Shell.Mcp;

namespace Maestro.Shell;

/// <summary>The way in. Nothing of the engine is touched here, so that the version and the help page cost nothing.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        int code;
        using (var terminal = new Terminal())
        {
            code = Run(args, terminal);
        }

        // A script can leave threads that the process would wait for, such as those of a runspace pool that was never closed.
        Environment.Exit(code);
        return code;
    }

    private static int Run(string[] args, Terminal terminal)
    {
        CommandLine line;
        try
        {
            line = CommandLine.Parse(args);
        }
        catch (UsageException problem)
        {
            problem.WriteTo(terminal.Error, json: args.Contains("--json"));
            return ExitCodes.Failed;
        }

        switch (line.Mode)
        {
            case RunMode.Version:
                terminal.Output.WriteLine("maestro " + ProductVersion.Text);
                return ExitCodes.Success;
            case RunMode.Help:
                terminal.Output.Write(HelpPage.Text);
                return ExitCodes.Success;
            default:
                // The engine must neither report usage over the network nor open a pipe for debuggers: this program promises both, and it saves time.
                Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
                Environment.SetEnvironmentVariable("POWERSHELL_DIAGNOSTICS_OPTOUT", "1");
                return line.Mode == RunMode.Mcp ? McpProgram.Run(terminal) : ShellSession.Run(line, terminal);
        }
    }
}
