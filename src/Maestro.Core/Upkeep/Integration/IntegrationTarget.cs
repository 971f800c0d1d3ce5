namespace Maestro.Upkeep;

/// <summary>The file an agent reads.</summary>
/// <param name="Agent">claude-code, codex, gemini or droid.</param>
/// <param name="Scope">User or Project.</param>
/// <param name="Path">The file; null when there is no workspace it would belong to.</param>
/// <param name="NeedsFile">True when the file must be there already: nobody named the agent, so none is made for it.</param>
/// <param name="FormerPaths">Files the agent once read, from which our block is taken.</param>
internal sealed record IntegrationTarget(string Agent, string Scope, string? Path, bool NeedsFile, IReadOnlyList<string> FormerPaths)
{
    public const string Droid = "droid";

    /// <summary>Where the agent reads its hooks from.</summary>
    public HookTarget? Hook { get; init; }

    /// <summary>What the user should know when the file is made, or null.</summary>
    public string? CreationNotice { get; init; }

    /// <summary>The agents, in the order in which they are listed.</summary>
    public static IReadOnlyList<string> Agents { get; } = ["claude-code", "codex", "gemini", Droid];

    /// <summary>The file of an agent in the user's folder. Droid has none there: it reads the one in the workspace.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="home">The user's folder.</param>
    /// <param name="workspaceRoot">The <c>.maestro</c> folder, or null.</param>
    public static IntegrationTarget User(string agent, string home, string? workspaceRoot) => agent switch
    {
        "claude-code" => new(agent, IntegrationScope.User, Join(home, ".claude", "CLAUDE.md"), false, []),
        "codex" => new(agent, IntegrationScope.User, Join(home, ".codex", "AGENTS.md"), false, []),
        "gemini" => new(agent, IntegrationScope.User, Join(home, ".gemini", "GEMINI.md"), false, []),
        _ => new(agent, IntegrationScope.User, workspaceRoot is null ? null : Join(workspaceRoot, "AGENTS.md"), false, Former(home, workspaceRoot)),
    };

    /// <summary>The file of an agent at the root of a repository.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="folder">The root.</param>
    /// <param name="isNamed">True when the user named the agent, so that its file may be made.</param>
    public static IntegrationTarget Project(string agent, string folder, bool isNamed) => new(
        agent,
        IntegrationScope.Project,
        Join(folder, agent switch { "claude-code" => "CLAUDE.md", "gemini" => "GEMINI.md", _ => "AGENTS.md" }),
        NeedsFile: !isNamed,
        []);

    private static List<string> Former(string home, string? workspaceRoot)
    {
        var former = new List<string> { Join(home, ".factory", "AGENTS.md"), Join(home, ".maestro", "AGENTS.md") };
        if (workspaceRoot is not null)
        {
            former.Insert(0, Join(System.IO.Path.GetDirectoryName(workspaceRoot)!, ".factory", "AGENTS.md"));
            former.Remove(Join(workspaceRoot, "AGENTS.md"));
        }

        return former;
    }

    private static string Join(params string[] parts) => System.IO.Path.Join(parts);
}
