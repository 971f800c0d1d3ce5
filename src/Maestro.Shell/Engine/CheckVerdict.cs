using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Maestro.Shell.Engine;

/// <summary>What a check concluded, so that <c>if maestro Test-… -Quiet</c> and <c>maestro Invoke-MaestroAssertion … &amp;&amp; …</c> ask a shell's own question.</summary>
internal sealed class CheckVerdict
{
    private const string Variable = "MaestroVerdict";

    private readonly Runspace _runspace;

    private CheckVerdict(Runspace runspace) => _runspace = runspace;

    /// <summary>True once the check has run and returned False, or an assertion that failed.</summary>
    public bool IsFalse => _runspace.SessionStateProxy.GetVariable(Variable) is IEnumerable output && output.Cast<object?>().Select(static item => PSObject.AsPSObject(item ?? ""))
        .Any(static item => item.BaseObject is false || item.Properties["Result"]?.Value is "failed");

    /// <summary>Keeps the output of the pipeline's last command for the verdict.</summary>
    public static CheckVerdict Of(PowerShell pipeline, Runspace runspace)
    {
        pipeline.AddParameter("OutVariable", Variable);
        return new CheckVerdict(runspace);
    }
}
