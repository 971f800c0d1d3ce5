using System.Management.Automation;
using Maestro.Upkeep;

namespace Maestro.Commands;

/// <summary>Tells coding agents about Maestro, by a short block in the file that each reads when a session starts.</summary>
/// <remarks>
/// <para>The block goes to the end of ~/.claude/CLAUDE.md, ~/.codex/AGENTS.md, ~/.gemini/GEMINI.md and, for Droid, .maestro/AGENTS.md of the workspace.
/// An agent whose folder is not there is skipped as not-detected, and nothing is made for it. With -Scope Project it goes into AGENTS.md, CLAUDE.md
/// and GEMINI.md at the root of the repository: into those that exist, and into those of the agents that -Agent names.</para>
/// <para>Not another byte of a file changes: line ends, byte order mark and a missing last line end stay. Links are followed, not replaced. A second run
/// changes nothing. Uninstall-MaestroIntegration gives back the bytes that were there. A section with the heading "Cross-Agent Handoff (maestro)"
/// from before there were markers is taken out; the action is migrated then.</para>
/// <para>IntegrationFailed is the error for a file that is read-only, is UTF-16, or is a link that leads nowhere; the other agents go on.</para>
/// </remarks>
/// <example>
/// <code>Install-MaestroIntegration</code>
/// <para>Tells every agent that is set up on this machine.</para>
/// </example>
/// <example>
/// <code>Install-MaestroIntegration -Agent claude-code -WhatIf</code>
/// <para>Shows the change of ~/.claude/CLAUDE.md as a diff, without making it.</para>
/// </example>
/// <example>
/// <code>Install-MaestroIntegration -Agent codex, claude-code -Scope Project</code>
/// <para>Puts the block into AGENTS.md and CLAUDE.md of this repository, so that everybody who clones it is told.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Install, "MaestroIntegration", SupportsShouldProcess = true)]
[OutputType(typeof(AgentIntegration))]
public sealed class InstallIntegrationCommand : IntegrationCommand
{
    private protected override void Process() => Process(IntegrationRequest.Install, "Install the block for");
}
