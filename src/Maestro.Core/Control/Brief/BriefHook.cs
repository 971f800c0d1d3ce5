using System.Text.Json;

namespace Maestro.Control;

/// <summary>What an agent's hook at the start of a session has to print so that the agent reads it. Pure.</summary>
internal static class BriefHook
{
    /// <summary>The output of a hook; empty for nothing to say.</summary>
    /// <param name="agent">One of <see cref="AgentName.All"/>.</param>
    /// <param name="text">What the agent is to read.</param>
    // Claude Code, Codex and Droid add plain output to the context; Gemini CLI takes JSON alone.
    public static string Output(string agent, string text) => agent == AgentName.Gemini && text.Length > 0
        ? $$$"""{"hookSpecificOutput":{"hookEventName":"SessionStart","additionalContext":"{{{JsonEncodedText.Encode(text)}}}"}}"""
        : text;
}
