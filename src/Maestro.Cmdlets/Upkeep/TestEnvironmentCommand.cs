using System.Collections;
using System.Management.Automation;
using Maestro.Upkeep;

namespace Maestro.Commands;

/// <summary>Check the machine and the workspace, and suggest a fix for every problem.</summary>
/// <remarks>
/// <para>The cmdlet checks PowerShell, git, the configuration files, the write lock, the file system, every state file and its references, files left
/// behind by interrupted writes, the instructions of agents, the skills of workers, and times in the future. It writes nothing except for a test in
/// the system's temporary folder, so you can run it at any time.</para>
/// <para>Each check returns an object with the properties Name, Passed, Message, Target and Fix. Unknown settings, agents without Maestro
/// instructions, and tasks, principles and replies of an older program are mentioned, but pass. Outside a workspace, only the machine is checked, and the check <c>workspace</c> fails. With -Assert, any
/// failed check causes the error <c>CheckFailed</c>.</para>
/// </remarks>
/// <example>
/// <code>Test-MaestroEnvironment</code>
/// <para>This command returns every check.</para>
/// </example>
/// <example>
/// <code>Test-MaestroEnvironment | Where-Object Passed -eq $false | Format-List Name, Target, Message, Fix</code>
/// <para>This command returns only the failed checks, each with a command that fixes it or shows more.</para>
/// </example>
/// <example>
/// <code>Test-MaestroEnvironment -Assert</code>
/// <para>The command fails with <c>CheckFailed</c> if a check fails.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "MaestroEnvironment")]
[OutputType(typeof(CheckResult), typeof(bool))]
public sealed class TestEnvironmentCommand : WorkspaceCommand, ICheckCommand
{
    /// <summary>Indicates that the cmdlet returns only <c>True</c> or <c>False</c>.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Indicates that the cmdlet ends with a terminating error if a check failed, so that a CI step fails.</summary>
    [Parameter]
    public SwitchParameter Assert { get; set; }

    /// <summary>Indicates that the cmdlet passes if there is nothing to check. By default, a check of nothing fails.</summary>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    private protected override void Process()
    {
        IAdapters adapters = AdapterLoadContext.Adapters;
        var environment = new EnvironmentReport(adapters.Git, adapters.Environment, new IntegrationService(adapters.InstructionFiles));
        string? root = Root(out MaestroException? refused);
        Checks.Add(EnvironmentReport.PowerShell(EngineVersion, typeof(TestEnvironmentCommand).Assembly.GetName().Version?.ToString(3) ?? "0.0.0"));
        Checks.Add(environment.Git(UserFolder, Cancellation));
        Checks.Add(EnvironmentReport.Workspace(root, StartFolder, refused));
        Checks.AddRange(EnvironmentReport.Configuration(root is null ? WorkspaceCatalog.GlobalConfiguration() : Configuration));
        if (root is not null)
        {
            Checks.AddRange(environment.Storage(root));
            Cancellation.ThrowIfCancellationRequested();
            Checks.AddRange(EnvironmentReport.State(Workspace.Inspector));
        }

        Checks.AddRange(environment.Integration(root));
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
