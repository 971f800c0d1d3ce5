using System.Management.Automation;

namespace Maestro.Shell.Engine;

/// <summary>The names that the module brought.</summary>
internal static class ModuleCommands
{
    // Without its manifest it has the name of its assembly.
    private static readonly string[] Modules = ["Maestro", "Maestro.Cmdlets"];

    /// <summary>Works inside a running pipeline too, which is where errors are reported.</summary>
    public static IReadOnlyList<string> Names()
    {
        using var query = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return [.. query.AddCommand("Get-Command").AddParameter("Module", Modules).Invoke<CommandInfo>().Select(command => command.Name)];
    }
}
