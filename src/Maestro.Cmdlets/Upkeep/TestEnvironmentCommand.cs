using System.Collections;
using System.Management.Automation;
using Maestro.Upkeep;

namespace Maestro.Commands;

/// <summary>Checks the machine and the workspace, and tells what to type about everything that is wrong.</summary>
/// <remarks>
/// <para>It looks at PowerShell, git, the configuration files, the write lock, the file system, every state file and what each refers to, files that
/// interrupted writes left behind, the instructions of agents, the skills of workers, and times that lie in the future. Nothing is written, in the
/// workspace or elsewhere, so it is safe at any time; a test in the system's temporary folder is the only exception.</para>
/// <para>Each check gives an object with Name, Passed, Message, Target and Fix. Unknown settings, and agents that are not told about Maestro, are
/// mentioned and pass. Outside a workspace the checks of the machine run, and the check named workspace fails. With -Assert the error is CheckFailed
/// when anything failed.</para>
/// </remarks>
/// <example>
/// <code>Test-MaestroEnvironment</code>
/// <para>Shows every check.</para>
/// </example>
/// <example>
/// <code>Test-MaestroEnvironment | Where-Object Passed -eq $false | Format-List Name, Target, Message, Fix</code>
/// <para>Shows only what is wrong, with what to type about it.</para>
/// </example>
/// <example>
/// <code>Test-MaestroEnvironment -Assert</code>
/// <para>Fails a CI step when something is wrong.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "MaestroEnvironment")]
[OutputType(typeof(CheckResult), typeof(bool))]
public sealed class TestEnvironmentCommand : WorkspaceCommand
{
    /// <summary>Give only True or False.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>End in an error when a check failed, so that a CI step fails.</summary>
    [Parameter]
    public SwitchParameter Assert { get; set; }

    private protected override void Process()
    {
        IAdapters adapters = AdapterLoadContext.Adapters;
        var environment = new EnvironmentReport(adapters.Git, adapters.Environment, new IntegrationService(adapters.InstructionFiles));
        var report = new CheckReport(this, Quiet, Assert);
        string? root = Root(out MaestroException? refused);
        report.Add(EnvironmentReport.PowerShell(EngineVersion, typeof(TestEnvironmentCommand).Assembly.GetName().Version?.ToString(3) ?? "0.0.0"));
        report.Add(environment.Git(UserFolder, Cancellation));
        report.Add(EnvironmentReport.Workspace(root, StartFolder, refused));
        report.AddRange(EnvironmentReport.Configuration(root is null ? WorkspaceCatalog.GlobalConfiguration() : Configuration));
        if (root is not null)
        {
            report.AddRange(environment.Storage(root));
            Cancellation.ThrowIfCancellationRequested();
            report.AddRange(EnvironmentReport.State(Workspace.Inspector));
        }

        report.AddRange(environment.Integration(root));
        report.Complete();
    }

    // A workspace that is refused must not end the one command that says why.
    private string? Root(out MaestroException? refused)
    {
        refused = null;
        try
        {
            return WorkspaceRoot;
        }
        catch (MaestroException exception)
        {
            refused = exception;
            return null;
        }
    }

    private Version? EngineVersion =>
        (SessionState.PSVariable.GetValue("PSVersionTable") as IDictionary)?["PSVersion"]?.ToString() is { } text
        && Version.TryParse(text.Split('-')[0], out Version? version)
            ? version
            : typeof(PSObject).Assembly.GetName().Version;
}
