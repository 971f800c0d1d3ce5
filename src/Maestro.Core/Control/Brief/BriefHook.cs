using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Control;

/// <summary>What an agent's hook at the start of a session has to print so that the agent reads it. Pure.</summary>
internal static class BriefHook
{
    private const int LongestSession = 200;

    /// <summary>The session that an agent's input for a hook names; null where it names none.</summary>
    /// <param name="input">JSON with <c>session_id</c>, as Claude Code, Codex, Gemini CLI and Droid write it; null for nothing.</param>
    public static string? SessionOf(string? input)
    {
        if (InvisibleCharacters.IsBlank(input))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(input);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("session_id", out JsonElement id) && id.ValueKind == JsonValueKind.String
                && id.GetString() is { Length: > 0 and <= LongestSession } session && !InvisibleCharacters.IsBlank(session)
                    ? session
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A hook that got something else still has a brief, of no session.
            return null;
        }
    }

    /// <summary>The output of a hook; empty for nothing to say.</summary>
    /// <param name="agent">One of <see cref="AgentName.All"/>.</param>
    /// <param name="text">What the agent is to read.</param>
    // Claude Code, Codex and Droid add plain output to the context; Gemini CLI takes JSON alone.
    public static string Output(string agent, string text) => agent == AgentName.Gemini && text.Length > 0
        ? $$$"""{"hookSpecificOutput":{"hookEventName":"SessionStart","additionalContext":"{{{JsonEncodedText.Encode(text)}}}"}}"""
        : text;
}
