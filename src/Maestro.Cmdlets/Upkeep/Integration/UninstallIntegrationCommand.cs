using System.Management.Automation;
using Maestro.Upkeep;

namespace Maestro.Commands;

/// <summary>Takes the blocks that tell agents about Maestro out of their files again, and nothing else.</summary>
/// <remarks>
/// <para>A file gets back the bytes it had before the block was put in; what was written above or below since stays. A file that was made for the block
/// and holds nothing else goes away. Workspaces, settings and every other file are left alone.</para>
/// </remarks>
/// <example>
/// <code>Uninstall-MaestroIntegration</code>
/// <para>Takes the block out of the files of all agents.</para>
/// </example>
/// <example>
/// <code>Uninstall-MaestroIntegration -Agent gemini -WhatIf</code>
/// <para>Shows what would be taken out of ~/.gemini/GEMINI.md.</para>
/// </example>
/// <example>
/// <code>Uninstall-MaestroIntegration -Scope Project</code>
/// <para>Takes the block out of AGENTS.md, CLAUDE.md and GEMINI.md of this repository.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Uninstall, "MaestroIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(AgentIntegration))]
public sealed class UninstallIntegrationCommand : IntegrationCommand
{
    private protected override void Process() => Process(IntegrationRequest.Uninstall, "Take out the block for");
}
