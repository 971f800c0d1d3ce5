using System.Management.Automation;
using Maestro.Upkeep;

namespace Maestro.Commands;

/// <summary>Shows whether coding agents are told about Maestro, and whether what they are told is up to date.</summary>
/// <remarks>
/// <para>Every agent reads one file of instructions when a session starts. Maestro keeps a short block in it, between the markers
/// &lt;!-- maestro:start --&gt; and &lt;!-- maestro:end --&gt;, that names the commands an agent needs. This cmdlet reads the files and changes nothing.</para>
/// <para>A file with several blocks, or with a marker that lost its other half, is damaged; Update-MaestroIntegration puts it right. Markers inside a
/// code fence are examples and do not count.</para>
/// </remarks>
/// <example>
/// <code>Get-MaestroIntegration</code>
/// <para>Shows how Claude Code, Codex, Gemini CLI and Droid stand. An agent whose folder is not there is not-detected.</para>
/// </example>
/// <example>
/// <code>Get-MaestroIntegration -Scope Project</code>
/// <para>Looks at AGENTS.md, CLAUDE.md and GEMINI.md at the root of this repository instead of your home folder.</para>
/// </example>
/// <example>
/// <code>Get-MaestroIntegration | Where-Object Status -in outdated, damaged | Update-MaestroIntegration</code>
/// <para>Brings those blocks up to date that need it.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroIntegration")]
[OutputType(typeof(AgentIntegration))]
public sealed class GetIntegrationCommand : IntegrationCommand
{
    private protected override void Process() => Process(IntegrationRequest.Inspect, "");
}
