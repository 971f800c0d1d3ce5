using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using Maestro.Shell.Output;
using Microsoft.PowerShell;

namespace Maestro.Shell.Engine;

/// <summary>Opens a session of the engine that has the module and nothing that costs time.</summary>
internal static class EngineRunspace
{
    public static Runspace Open(PSHost host, string manifest)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThreadOptions = PSThreadOptions.UseCurrentThread;
        state.ThrowOnRunspaceOpenError = true;
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = ExecutionPolicy.RemoteSigned;
        }
        // An unknown name must be reported at once, not after a search through every module folder of the machine.
        state.Variables.Add(new SessionStateVariableEntry("PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, ""));
        state.Commands.Add(new SessionStateCmdletEntry(OutUnlimitedCommand.Name, typeof(OutUnlimitedCommand), helpFileName: null));
        state.ImportPSModule([manifest]);
        Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        CarriedModules.ImportOnDemand(runspace);
        return runspace;
    }
}
