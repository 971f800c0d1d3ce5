namespace Maestro.Kernel;

/// <summary>Who makes a change, as records and the history name it.</summary>
/// <param name="Agent">The agent, or null where none is known.</param>
/// <param name="SessionId">The session, or null where none is known.</param>
internal readonly record struct Author(string? Agent, string? SessionId)
{
    /// <summary>The person, as <c>user@host</c>; null where an agent or a session is known.</summary>
    public string? User { get; init; }

    /// <summary>True when a record that names these names this author: the same session; without one, the same agent or person.</summary>
    public bool Is(string? agent, string? sessionId, string? user) =>
        SessionId is not null || sessionId is not null ? SessionId == sessionId : Agent is not null || agent is not null ? Agent == agent : User == user;
}
