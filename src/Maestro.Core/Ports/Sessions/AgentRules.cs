using Maestro.Kernel;

namespace Maestro.Ports;

/// <summary>By what an agent is recognised: the variables it sets for the commands it runs, and the name of its process.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>Claude Code</term><description><c>CLAUDECODE=1</c> and <c>CLAUDE_CODE_SESSION_ID</c> in every shell it starts.</description></item>
/// <item><term>Codex</term><description><c>CODEX_THREAD_ID</c> for every command; <c>CODEX_SANDBOX</c> and <c>CODEX_CI</c> in its sandboxes.</description></item>
/// <item><term>Gemini CLI</term><description><c>GEMINI_CLI=1</c> in its shell tool, <c>GEMINI_SESSION_ID</c> in its hooks.</description></item>
/// <item><term>Droid</term><description><c>FACTORY_PROJECT_DIR</c> in its hooks; nothing in other commands, so its process decides.</description></item>
/// </list>
/// </remarks>
internal static class AgentRules
{
    /// <summary>More ancestors than this are not looked at.</summary>
    public const int MaxAncestors = 32;

    private const int MaxValueLength = 256;

    private static readonly string[] Runtimes = ["node", "nodejs", "bun", "deno"];

    /// <summary>The agent the user names, or null.</summary>
    public static string? ConfiguredAgent(Func<string, string?> environment) => Clean(environment("MAESTRO_AGENT"));

    /// <summary>The session the user names, or null.</summary>
    public static string? ConfiguredSession(Func<string, string?> environment) => Clean(environment("MAESTRO_SESSION_ID"));

    /// <summary>What is wrong with the variables in which the user names an agent and a session, a sentence each.</summary>
    public static IEnumerable<string> Problems(Func<string, string?> environment) => ((string[])["MAESTRO_AGENT", "MAESTRO_SESSION_ID"])
        .Where(name => Has(environment, name) && Clean(environment(name)) is null)
        .Select(static name => $"{name} is ignored, because its value contains control characters or is longer than {MaxValueLength} characters.");

    /// <summary>True when the variables say that an agent started this process, or one of its ancestors.</summary>
    public static bool IsMarked(string agent, Func<string, string?> environment) => agent switch
    {
        AgentName.ClaudeCode => environment("CLAUDECODE") == "1" || Has(environment, "CLAUDE_CODE_SESSION_ID"),
        AgentName.Codex => Has(environment, "CODEX_THREAD_ID") || Has(environment, "CODEX_SANDBOX") || Has(environment, "CODEX_CI"),
        AgentName.Gemini => environment("GEMINI_CLI") == "1" || Has(environment, "GEMINI_SESSION_ID"),
        AgentName.Droid => Has(environment, "FACTORY_PROJECT_DIR"),
        _ => false,
    };

    /// <summary>The session id that an agent's variables tell, or null.</summary>
    public static string? MarkedSession(string agent, Func<string, string?> environment) => agent switch
    {
        AgentName.ClaudeCode => Clean(environment("CLAUDE_CODE_SESSION_ID")),
        AgentName.Codex => Clean(environment("CODEX_THREAD_ID")),
        AgentName.Gemini => Clean(environment("GEMINI_SESSION_ID")),
        _ => null,
    };

    /// <summary>The agent that a process is, or null: by its program, or by the script that a JavaScript runtime runs.</summary>
    public static string? OfProcess(ProcessEntry process)
    {
        if (OfProgram(process.Name) is { } byName)
        {
            return byName;
        }

        if (process.Arguments.Count == 0)
        {
            return null;
        }

        if (OfProgram(process.Arguments[0]) is { } byProgram)
        {
            return byProgram;
        }

        if (!Runtimes.Contains(Program(process.Arguments[0]), StringComparer.Ordinal))
        {
            return null;
        }

        string? script = process.Arguments.Skip(1).FirstOrDefault(argument => !argument.StartsWith('-'));
        return script is null ? null : OfProgram(script) ?? OfPackage(script.Replace('\\', '/'));
    }

    /// <summary>The agent that a process runs in, of those that its variables and its ancestors tell; null when there is none.</summary>
    /// <param name="marked">The agents that set variables; an inner agent inherits those of an outer one.</param>
    /// <param name="nearest">The agent whose process is the nearest ancestor, or null.</param>
    public static string? Innermost(IReadOnlyList<string> marked, string? nearest)
    {
        if (marked.Count == 0)
        {
            return nearest;
        }

        // Droid sets no variables for its commands, so its process alone is enough.
        return nearest is not null && (nearest == AgentName.Droid || marked.Contains(nearest)) ? nearest : marked[0];
    }

    /// <summary>True when an id can be a part of a file's name and nothing else.</summary>
    public static bool IsFileName(string id) =>
        id.Length is > 0 and <= MaxValueLength && id[0] != '.' && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static bool Has(Func<string, string?> environment, string name) => !string.IsNullOrWhiteSpace(environment(name));

    // Values of variables end up in the state and on terminals.
    private static string? Clean(string? value)
    {
        value = value?.Trim();
        return string.IsNullOrEmpty(value) || value.Length > MaxValueLength || value.Any(char.IsControl) ? null : value;
    }

    private static string? OfProgram(string path) => Program(path) switch
    {
        "claude" => AgentName.ClaudeCode,
        "codex" => AgentName.Codex,
        "gemini" => AgentName.Gemini,
        "droid" => AgentName.Droid,
        _ => null,
    };

    private static string? OfPackage(string path)
    {
        if (path.Contains("/@anthropic-ai/claude-code/", StringComparison.Ordinal))
        {
            return AgentName.ClaudeCode;
        }

        if (path.Contains("/@google/gemini-cli/", StringComparison.Ordinal))
        {
            return AgentName.Gemini;
        }

        return path.Contains("/@openai/codex/", StringComparison.Ordinal) ? AgentName.Codex : null;
    }

    private static string Program(string path)
    {
        string name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name[..^4].ToLowerInvariant() : name;
    }
}
