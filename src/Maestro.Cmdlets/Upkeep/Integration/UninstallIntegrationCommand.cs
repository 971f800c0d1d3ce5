using System.Management.Automation;
using Maestro.Upkeep;

namespace Maestro.Commands;

/// <summary>Remove the Maestro instructions from the files of coding agents.</summary>
/// <remarks>
/// <para>The cmdlet restores the bytes the file had before the block was installed, and preserves text that was added above or below it since. A file
/// that was created for the block and contains nothing else is deleted. Workspaces, settings and all other files are not affected.</para>
/// </remarks>
/// <example>
/// <code>Uninstall-MaestroIntegration</code>
/// <para>This command removes the block from the files of all agents.</para>
/// </example>
/// <example>
/// <code>Uninstall-MaestroIntegration -Agent gemini -WhatIf</code>
/// <para>This command shows what would be removed from <c>~/.gemini/GEMINI.md</c>.</para>
/// </example>
/// <example>
/// <code>Uninstall-MaestroIntegration -Scope Project</code>
/// <para>This command removes the block from AGENTS.md, CLAUDE.md and GEMINI.md of the repository.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Uninstall, "MaestroIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(AgentIntegration))]
public sealed class UninstallIntegrationCommand : IntegrationCommand
{
    private protected override void Process() => Process(IntegrationRequest.Uninstall, "Remove the block for");
}
