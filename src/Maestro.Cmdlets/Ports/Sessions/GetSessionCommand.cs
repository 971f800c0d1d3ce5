using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Gets the agent session that the command runs in; nothing when it runs in none.</summary>
/// <remarks>
/// <para>$env:MAESTRO_AGENT and $env:MAESTRO_SESSION_ID come first; then Claude Code, Codex, Gemini CLI and Droid are recognised by the variables
/// they set and by their processes, through any number of shells in between. No workspace is needed.</para>
/// <para>The same session stands in handoffs that are made, and in claims, when nothing else is given.</para>
/// </remarks>
/// <example>
/// <code>Get-MaestroSession</code>
/// <para>Who Maestro takes you for.</para>
/// </example>
/// <example>
/// <code>(Get-MaestroSession)?.Agent ?? 'a human'</code>
/// <para>Tells an agent's terminal from a human's.</para>
/// </example>
/// <example>
/// <code>$env:MAESTRO_AGENT = 'reviewer'; Get-MaestroSession</code>
/// <para>Gives this terminal a name of its own.</para>
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
            WriteVerbose("No agent session was found.");
        }
    }
}
