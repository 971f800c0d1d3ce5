using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Convert the principles of an older program to corrections.</summary>
/// <remarks>
/// Reads <c>.maestro/principles.jsonl</c>, which is not changed, and adds a correction for each rule that is not a correction already. A principle that handoffs had
/// to pass becomes a hard correction, which every worker sees; any other one becomes a soft correction with its profiles as keywords. The source of
/// the correction names the principle and what it required.
/// </remarks>
/// <example>
/// See what would be imported
/// <code>Import-MaestroPrinciple -WhatIf</code>
/// <para>This command shows how many corrections would be added.</para>
/// </example>
/// <example>
/// Import the principles
/// <code>Import-MaestroPrinciple</code>
/// <para>This command adds the corrections and returns them.</para>
/// </example>
/// <example>
/// Import the principles of another workspace
/// <code>Import-MaestroPrinciple -WorkspacePath ../shop</code>
/// <para>This command adds corrections to the workspace of another project.</para>
/// </example>
[Cmdlet(VerbsData.Import, "MaestroPrinciple", SupportsShouldProcess = true)]
[OutputType(typeof(Correction))]
public sealed class ImportPrincipleCommand : ChangeCommand
{
    private protected override void Process() => Make(Workspace.Principles.Decide, WriteEach);
}
