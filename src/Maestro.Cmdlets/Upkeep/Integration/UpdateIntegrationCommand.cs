using System.Management.Automation;
using Maestro.Upkeep;

namespace Maestro.Commands;

/// <summary>Brings the blocks that tell agents about Maestro up to date, and puts damaged markers right.</summary>
/// <remarks>
/// <para>A block is replaced where it stands. Of several blocks the first stays; a marker without its other half goes away, with the text that a hash
/// proves to be Maestro's own. Where there is no block, none is made: the action is not-found, and Install-MaestroIntegration makes one.</para>
/// </remarks>
/// <example>
/// <code>Update-MaestroIntegration</code>
/// <para>After a new version of Maestro: renews every block that has another text. Blocks that are current are skipped.</para>
/// </example>
/// <example>
/// <code>Update-MaestroIntegration -WhatIf</code>
/// <para>Shows what would change as a diff.</para>
/// </example>
/// <example>
/// <code>Get-MaestroIntegration -Scope Project | Where-Object Status -eq damaged | Update-MaestroIntegration</code>
/// <para>Puts the markers right in this repository's own files.</para>
/// </example>
[Cmdlet(VerbsData.Update, "MaestroIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(AgentIntegration))]
public sealed class UpdateIntegrationCommand : IntegrationCommand
{
    private protected override void Process() => Process(IntegrationRequest.Update, "Update the block for");
}
