namespace Maestro.Upkeep;

/// <summary>Where and how a hook of an agent is configured.</summary>
/// <param name="Agent">claude-code, codex, gemini or droid.</param>
/// <param name="Path">The file.</param>
/// <param name="IsNested">True when its events stand below a key <c>hooks</c>.</param>
/// <param name="Events">The events at which the brief is given, in the order in which they are written.</param>
/// <param name="Timeout">After how long the agent goes on without it: seconds, for Gemini CLI milliseconds.</param>
internal sealed record HookTarget(string Agent, string Path, bool IsNested, IReadOnlyList<string> Events, int Timeout)
{
    /// <summary>True when the agent's folder is made where it does not exist.</summary>
    public bool MayCreateFolder { get; init; }

    private const string SessionStart = "SessionStart";

    /// <summary>The file of an agent, below the user's folder or at the root of a repository.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="folder">The folder that holds the agent's own folder.</param>
    /// <param name="exists">True for a path that exists.</param>
    // Claude Code adds what its hook prints before a compaction to the instructions for the summary; the others only add it at the start, which for
    // all of them includes the one after a compaction.
    public static HookTarget Of(string agent, string folder, Func<string, bool> exists)
    {
        string Inside(params string[] parts) => System.IO.Path.Join([folder, .. parts]);
        if (agent != IntegrationTarget.Droid)
        {
            return agent switch
            {
                AgentName.ClaudeCode => new HookTarget(agent, Inside(".claude", "settings.json"), true, [SessionStart, "PreCompact"], 30),
                AgentName.Codex => new HookTarget(agent, Inside(".codex", "hooks.json"), true, [SessionStart], 30),
                _ => new HookTarget(agent, Inside(".gemini", "settings.json"), true, [SessionStart], 30_000),
            };
        }

        // Droid ignores the hooks of its settings where it has a file of hooks.
        string own = Inside(".factory", "hooks.json");
        return exists(own)
            ? new HookTarget(agent, own, false, [SessionStart], 30)
            : new HookTarget(agent, Inside(".factory", "settings.json"), true, [SessionStart], 30);
    }
}
