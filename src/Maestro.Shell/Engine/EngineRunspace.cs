using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using Maestro.Shell.Output;
using Microsoft.PowerShell;

namespace Maestro.Shell.Engine;

/// <summary>Opens a session of the engine that has the module and nothing that costs time.</summary>
internal static class EngineRunspace
{
    /// <summary>Opens it.</summary>
    /// <param name="host">The host.</param>
    /// <param name="manifest">The manifest of the module.</param>
    /// <param name="isForOneCmdlet">True when a cmdlet of the module runs alone, and nothing can ask what module it is in.</param>
    public static Runspace Open(PSHost host, string manifest, bool isForOneCmdlet = false)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThreadOptions = PSThreadOptions.UseCurrentThread;
        state.ThrowOnRunspaceOpenError = true;
        if (OperatingSystem.IsWindows())
        {
            // The policy of the session state counts only after type files are read, and by default those of the module are then refused as scripts.
            Environment.SetEnvironmentVariable("PSExecutionPolicyPreference", nameof(ExecutionPolicy.RemoteSigned));
        }

        // An unknown name must be reported at once, not after a search through every module folder of the machine.
        state.Variables.Add(new SessionStateVariableEntry("PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, ""));
        state.Commands.Add(new SessionStateCmdletEntry(OutUnlimitedCommand.Name, typeof(OutUnlimitedCommand), helpFileName: null));
        state.Commands.Add(new SessionStateCmdletEntry(SelectPropertyCommand.Name, typeof(SelectPropertyCommand), helpFileName: null));
        Import(state, manifest, isForOneCmdlet);
        Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        CarriedModules.ImportOnDemand(runspace);
        return runspace;
    }

    // To read a manifest the engine compiles it as a script, which costs as much as a whole command.
    private static void Import(InitialSessionState state, string manifest, bool isForOneCmdlet = false)
    {
        string folder = Path.GetDirectoryName(manifest)!;
        string assembly = Path.Combine(folder, "Maestro.Cmdlets.dll");
        if (!isForOneCmdlet || !File.Exists(assembly))
        {
            state.ImportPSModule([manifest]);
            return;
        }

        state.Types.Add(new SessionStateTypeEntry(Path.Combine(folder, "Formats", "Maestro.Types.ps1xml")));
        state.Formats.Add(new SessionStateFormatEntry(Path.Combine(folder, "Formats", "Maestro.Format.ps1xml")));
        state.ImportPSModule([assembly]);
    }
}
