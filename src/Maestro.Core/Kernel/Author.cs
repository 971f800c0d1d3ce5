namespace Maestro.Kernel;

/// <summary>Who makes a change, as records and the history name it.</summary>
/// <param name="Agent">The agent, or null where none is known.</param>
/// <param name="SessionId">The session, or null where none is known.</param>
internal readonly record struct Author(string? Agent, string? SessionId)
{
    /// <summary>The person, as <c>user@host</c>; null where an agent or a session is known.</summary>
    public string? User { get; init; }
}
