namespace Maestro.Storage;

/// <summary>What <c>Initialize-MaestroWorkspace</c> makes. Pure.</summary>
/// <param name="Folders">Folders below <c>.maestro</c>.</param>
/// <param name="Files">Files below <c>.maestro</c>, written when there is none.</param>
/// <param name="IgnoreLines">Lines that <c>.gitignore</c> beside <c>.maestro</c> must have; empty for none.</param>
internal sealed record WorkspaceLayout(IReadOnlyList<string> Folders, IReadOnlyDictionary<string, string> Files, IReadOnlyList<string> IgnoreLines)
{
    /// <summary>The name of the folder that is a workspace.</summary>
    public const string FolderName = ".maestro";

    /// <summary>In a workspace that a linked worktree has for itself. Git ignores it, so that no other worktree gets it.</summary>
    public const string SeparateMark = ".separate";

    /// <summary>The format of the state, as <c>workspace.json</c> names it. A later one is refused.</summary>
    public const int Format = 1;

    /// <summary>A project's workspace.</summary>
    public static WorkspaceLayout Project(string configuration) => new(
        ["handoffs", "memory", "missions", "skills"],
        new Dictionary<string, string> { ["config.yaml"] = configuration, ["AGENTS.md"] = AgentGuide, [StatePaths.WorkspaceMark] = Mark() },
        [".maestro/handoffs/", ".maestro/history/", ".maestro/missions/", ".maestro/sessions/", ".maestro/backup/", ".maestro/.tmp/", ".maestro/.lock*", ".maestro/.journal"]);

    // The last of the files, so that it says that all the others were made.
    private static string Mark() => $"{{\n  \"format\": {Format},\n  \"id\": \"{Guid.NewGuid()}\"\n}}\n";

    /// <summary>The user's own folder: settings for every workspace, and the links between projects.</summary>
    public static WorkspaceLayout Global(string configuration) => new(
        ["graph"],
        new Dictionary<string, string> { ["config.yaml"] = configuration },
        []);

    /// <summary>The same for a linked worktree that is to have a workspace of its own.</summary>
    public WorkspaceLayout Separate() => this with
    {
        Files = new Dictionary<string, string>(Files) { [SeparateMark] = "This worktree has its own workspace, created with -Force. Without this file, it shares the workspace of its repository.\n" },
        IgnoreLines = [.. IgnoreLines, $"{FolderName}/{SeparateMark}"],
    };

    private const string AgentGuide = """
        # Working with Maestro

        This repository is coordinated with Maestro: plans, handoffs and memory are files in this folder, read and written through cmdlets.
        In PowerShell type the cmdlet; in another shell put `maestro` before it (`maestro Get-MaestroStatus`).

        - `Get-MaestroStatus` tells where things stand.
        - `Get-MaestroFeature -Ready` lists what can be started; `New-MaestroWorkerPrompt <feature>` gives everything needed to do it.
        - `Set-MaestroFeature <feature> -Status in-progress` when you begin, `-Status review` with `-Report` when it is ready to be judged.
        - `Set-MaestroAssertion <assertion> -Result passed -Evidence <what proves it>` for each promise you have shown to hold.
        - `Receive-MaestroHandoff -Claim` takes up what another session left; `New-MaestroHandoff` leaves a packet for the next one.
        - `Add-MaestroCorrection` keeps what you were corrected on, so that no later session repeats it.

        Don't edit the files under `missions/` and `handoffs/` by hand: several sessions write them at once, and only the cmdlets take turns.

        """;
}
