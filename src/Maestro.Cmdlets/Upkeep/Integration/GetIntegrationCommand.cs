using System.Management.Automation;
using Maestro.Upkeep;

namespace Maestro.Commands;

/// <summary>Get the state of the Maestro instructions in the files of coding agents.</summary>
/// <remarks>
/// <para>Every agent reads an instruction file when a session starts. Maestro maintains a short block in that file, between the markers <c>&lt;!--
/// maestro:start --&gt;</c> and <c>&lt;!-- maestro:end --&gt;</c>, with the commands an agent needs. The cmdlet shows whether the block is present
/// and up to date. It changes nothing.</para>
/// <para>A file with several blocks of Maestro, or with a block that has lost its end marker, is damaged; Update-MaestroIntegration repairs it.
/// Markers inside code fences are examples, and blocks without Maestro's own comment line belong to other programs; both are ignored.</para>
/// </remarks>
/// <example>
/// <code>Get-MaestroIntegration</code>
/// <para>This command returns the state for Claude Code, Codex, Gemini CLI and Droid. An agent whose folder does not exist is
/// <c>not-detected</c>.</para>
/// </example>
/// <example>
/// <code>Get-MaestroIntegration -Scope Project</code>
/// <para>This command checks AGENTS.md, CLAUDE.md and GEMINI.md at the root of the repository instead of the files in your home folder.</para>
/// </example>
/// <example>
/// <code>Get-MaestroIntegration | Where-Object Status -in outdated, damaged | Update-MaestroIntegration</code>
/// <para>This command updates only the blocks that are not current.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroIntegration")]
[OutputType(typeof(AgentIntegration))]
public sealed class GetIntegrationCommand : IntegrationCommand
{
    private protected override void Process() => Process(IntegrationRequest.Inspect, "");
}
