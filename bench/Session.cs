using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Maestro.Bench;

/// <summary>A session of the engine, as a script has one.</summary>
internal sealed class Session : IDisposable
{
    private readonly Runspace _runspace;

    public Session(string? folder)
    {
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        var state = InitialSessionState.CreateDefault2();
        state.Variables.Add(new SessionStateVariableEntry("PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, ""));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        if (folder is not null)
        {
            _runspace.SessionStateProxy.Path.SetLocation(folder);
        }
    }

    /// <summary>The manifest in out/Maestro.</summary>
    public static string Module { get; } = Find();

    public void Import() => Run("Import-Module $args[0]", Module);

    /// <summary>Runs a script; any error ends the benchmark.</summary>
    public IReadOnlyList<PSObject> Run(string script, params object[] arguments)
    {
        using var pipeline = PowerShell.Create(_runspace);
        pipeline.AddScript("$ErrorActionPreference = 'Stop'; " + script);
        foreach (object argument in arguments)
        {
            pipeline.AddArgument(argument);
        }

        return pipeline.Invoke();
    }

    /// <summary>How long a script takes, in milliseconds, by a clock inside the session: what it costs to call the engine from here is not counted.</summary>
    /// <param name="script">Leaves nothing in the pipeline.</param>
    /// <param name="arguments">Its $args.</param>
    public double Time(string script, params object[] arguments) =>
        (double)Run($"$clock = [System.Diagnostics.Stopwatch]::StartNew(); {script}; $clock.Elapsed.TotalMilliseconds", arguments).Single().BaseObject;

    public void Dispose() => _runspace.Dispose();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string manifest = Path.Join(folder.FullName, "out", "Maestro", "Maestro.psd1");
            if (File.Exists(manifest))
            {
                return manifest;
            }
        }

        throw new InvalidOperationException("Build the solution first: there is no out/Maestro.");
    }
}
