using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Maestro.Shell.Engine;

/// <summary>What a check said with <c>-Quiet</c>, so that <c>if maestro Test-… -Quiet</c> asks a shell's own question.</summary>
internal sealed class QuietVerdict
{
    private const string Variable = "MaestroVerdict";

    private readonly Runspace _runspace;

    private QuietVerdict(Runspace runspace) => _runspace = runspace;

    /// <summary>True once the check has run and printed False.</summary>
    public bool IsFalse =>
        _runspace.SessionStateProxy.GetVariable(Variable) is IEnumerable output && output.Cast<object?>().Any(item => PSObject.AsPSObject(item ?? "").BaseObject is false);

    /// <summary>Keeps the output of the pipeline's last command for the verdict.</summary>
    public static QuietVerdict Of(PowerShell pipeline, Runspace runspace)
    {
        pipeline.AddParameter("OutVariable", Variable);
        return new QuietVerdict(runspace);
    }
}
