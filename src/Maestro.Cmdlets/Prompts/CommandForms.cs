using System.Management.Automation.Host;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Where the reader of a text types its commands.</summary>
internal static class CommandForms
{
    /// <summary>The form that was asked for; without one, that of the program that runs the command.</summary>
    /// <param name="word">pwsh, shell or mcp; null where none was given.</param>
    /// <param name="host">The program.</param>
    public static CommandForm Of(string? word, PSHost host) => (word?.ToLowerInvariant() ?? host.Name) switch
    {
        "shell" or "maestro" => CommandForm.Shell,
        "mcp" or "maestro mcp" => CommandForm.Tool,
        _ => CommandForm.PowerShell,
    };
}
