using System.Management.Automation;
using Maestro.Upkeep;

namespace Maestro.Commands;

/// <summary>Update the Maestro instructions in the files of coding agents.</summary>
/// <remarks>
/// <para>The block is replaced in place, and damaged markers are repaired: if there are several blocks, the first one is kept; a start marker
/// without an end is removed together with the text that, according to its hash, belongs to Maestro. Lines that you added inside the block are moved
/// below it, and a warning reports them. If there is no block, the action is <c>not-found</c>; use
/// Install-MaestroIntegration to install one.</para>
/// </remarks>
/// <example>
/// <code>Update-MaestroIntegration</code>
/// <para>After an upgrade of Maestro, this command updates every block whose text has changed. Current blocks are skipped.</para>
/// </example>
/// <example>
/// <code>Update-MaestroIntegration -WhatIf</code>
/// <para>This command shows what would change as a diff.</para>
/// </example>
/// <example>
/// <code>Get-MaestroIntegration -Scope Project | Where-Object Status -eq damaged | Update-MaestroIntegration</code>
/// <para>This command repairs damaged markers in the files of the repository.</para>
/// </example>
[Cmdlet(VerbsData.Update, "MaestroIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(AgentIntegration))]
public sealed class UpdateIntegrationCommand : IntegrationCommand
{
    private protected override void Process() => Process(IntegrationRequest.Update, "Update the block for");
}
