

namespace Maestro.Handoffs;

/// <summary>The agent and the session that stand in a record.</summary>
/// <param name="Agent">The agent, or null where none is known.</param>
/// <param name="SessionId">The session, or null where none is known.</param>
internal readonly record struct HandoffAuthor(string? Agent, string? SessionId)
{
    /// <summary>What was given comes first, then what is detected, then the configuration's default agent.</summary>
    /// <param name="agent">The agent given, or null.</param>
    /// <param name="sessionId">The session given, or null.</param>
    /// <param name="detect">Finds the session this process runs in; not asked when both were given.</param>
    /// <param name="defaultAgent">The configuration's, or null.</param>
    public static HandoffAuthor Of(string? agent, string? sessionId, Func<AgentSession?> detect, Func<string?> defaultAgent)
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

    private static string? Known(string? agent) => agent == AgentName.Unknown ? null : agent;
}
