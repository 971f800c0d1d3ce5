using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Get the agent session in which the command runs.</summary>
/// <remarks>
/// <para><c>$env:MAESTRO_AGENT</c> and <c>$env:MAESTRO_SESSION_ID</c> take precedence. Otherwise, Claude Code, Codex, Gemini CLI and Droid are
/// detected by the environment variables they set and by their processes, through any number of intermediate shells. Outside an agent session, the
/// cmdlet returns nothing. It needs no workspace.</para>
/// <para>Handoffs and claims record this session unless you specify another.</para>
/// </remarks>
/// <example>
/// <code>Get-MaestroSession</code>
/// <para>This command returns the agent session that Maestro detects.</para>
/// </example>
/// <example>
/// <code>(Get-MaestroSession)?.Agent ?? 'a human'</code>
/// <para>This command runs different code in an agent's terminal than in a person's.</para>
/// </example>
/// <example>
/// <code>$env:MAESTRO_AGENT = 'reviewer'; Get-MaestroSession</code>
/// <para>This command gives the current terminal its own agent name.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroSession")]
[OutputType(typeof(AgentSession))]
public sealed class GetSessionCommand : WorkspaceCommand
{
    private protected override void Process()
    {
        if (AdapterLoadContext.Adapters.Sessions(Settings.Sessions).Detect(UserFolder) is { } session)
        {
            WriteObject(session);
        }
        else
        {
            WriteVerbose("No agent session was detected.");
        }
    }
}
