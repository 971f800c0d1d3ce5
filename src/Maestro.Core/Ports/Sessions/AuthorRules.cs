using Maestro.Kernel;

namespace Maestro.Ports;

/// <summary>Decides who the author of a change is.</summary>
internal static class AuthorRules
{
    /// <summary>What was given comes first, then what is detected, then the configuration's default agent.</summary>
    /// <param name="agent">The agent given, or null.</param>
    /// <param name="sessionId">The session given, or null.</param>
    /// <param name="detect">Finds the session this process runs in; not asked when both were given.</param>
    /// <param name="defaultAgent">The configuration's, or null.</param>
    public static Author Of(string? agent, string? sessionId, Func<AgentSession?> detect, Func<string?> defaultAgent)
    {
        if (agent is not null && sessionId is not null)
        {
            return new(agent, sessionId);
        }

        AgentSession? detected = detect();
        // Another agent's session is not the given agent's.
        string? session = sessionId ?? (agent is null || agent == detected?.Agent ? detected?.SessionId : null);
        return new(agent ?? Known(detected?.Agent) ?? defaultAgent(), session);
    }

    /// <summary>The author of a change that nobody was named for: the agent's session, or the person at the terminal.</summary>
    /// <param name="detected">The session this process runs in, or null.</param>
    /// <param name="user">The person, as <c>user@host</c>.</param>
    public static Author Of(AgentSession? detected, string user) => new(Known(detected?.Agent), detected?.SessionId)
    {
        User = detected is null ? user : null,
    };

    private static string? Known(string? agent) => agent == AgentName.Unknown ? null : agent;
}
