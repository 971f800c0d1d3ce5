using Maestro.Kernel;

namespace Maestro.Ports;

/// <summary>Finds the agent session that this process runs in.</summary>
internal interface ISessionProbe
{
    /// <summary>The session, or null when there is none. Never fails.</summary>
    /// <param name="folder">The absolute path of the folder the user is in.</param>
    AgentSession? Detect(string folder);

    /// <summary>What an agent wrote to standard input for a command that it runs as a hook; null for nothing. Never fails, and never waits long.</summary>
    string? HookInput();
}

/// <summary>The configuration's <c>sessionDetection</c>.</summary>
internal sealed record SessionDetectionOptions
{
    /// <summary>False to take only what <c>MAESTRO_AGENT</c> and <c>MAESTRO_SESSION_ID</c> say.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The agents to look for; null or empty for all.</summary>
    public IReadOnlyList<string>? Agents { get; init; }

    /// <summary>A session that is only guessed from its file counts when the file was written at most so many minutes ago.</summary>
    public double StaleMinutes { get; init; } = 120;

    /// <summary>True when an agent is to be looked for.</summary>
    public bool Includes(string agent) => Enabled && (Agents is null or { Count: 0 } || Agents.Contains(agent, StringComparer.OrdinalIgnoreCase));
}

/// <summary>The running processes.</summary>
internal interface IProcessTable
{
    /// <summary>The process of an id, or null when there is none or it can't be seen. Never fails.</summary>
    ProcessEntry? Find(int processId);
}

/// <summary>A running process.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ParentId">The id of the process that started it; 0 when it has none.</param>
/// <param name="Name">The name the system shows.</param>
/// <param name="Arguments">The command line, program first; empty where the system doesn't tell.</param>
internal sealed record ProcessEntry(int Id, int ParentId, string Name, IReadOnlyList<string> Arguments);
