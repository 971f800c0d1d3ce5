namespace Maestro;

/// <summary>The agent, and its session, that a command runs in. Detected each time; only the two names are ever recorded.</summary>
public sealed record AgentSession
{
    /// <summary><c>claude-code</c>, <c>codex</c>, <c>gemini</c>, <c>droid</c>, or whatever <c>MAESTRO_AGENT</c> says.</summary>
    public string Agent { get; internal init; } = null!;

    /// <summary>The session's id in the agent's own form; null when the agent is known and its session is not.</summary>
    public string? SessionId { get; internal init; }

    /// <summary>How it was found: <c>environment</c>, <c>process</c> (an ancestor process) or <c>file</c> (the newest session of this folder).</summary>
    public string Source { get; internal init; } = null!;

    /// <summary>Absolute path of the file in which the agent keeps the session; null when there is none to be found.</summary>
    public string? SourcePath { get; internal init; }

    /// <summary>When the session began; null when it is not known.</summary>
    public DateTimeOffset? StartedAt { get; internal init; }

    /// <summary>The agent and the session.</summary>
    public override string ToString() => $"{Agent} {SessionId}";
}

/// <summary>The words of <see cref="AgentSession.Source"/>.</summary>
public static class SessionSource
{
    /// <summary>From variables that the agent, or the user, set.</summary>
    public const string Environment = "environment";

    /// <summary>From an ancestor process.</summary>
    public const string Process = "process";

    /// <summary>The newest session that the agent keeps for this folder.</summary>
    public const string File = "file";
}

/// <summary>The agents that are recognised.</summary>
public static class AgentName
{
    /// <summary>Claude Code.</summary>
    public const string ClaudeCode = "claude-code";

    /// <summary>Codex.</summary>
    public const string Codex = "codex";

    /// <summary>Gemini CLI.</summary>
    public const string Gemini = "gemini";

    /// <summary>Factory's Droid.</summary>
    public const string Droid = "droid";

    /// <summary>Not an agent's name: what stands where none is known.</summary>
    public const string Unknown = "unknown";

    /// <summary>All of them, in the order in which they are asked when nothing else decides: those that mark each command first.</summary>
    public static IReadOnlyList<string> All { get; } = [Codex, Gemini, Droid, ClaudeCode];
}
