using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>What is around a folder in which a workspace is to be made.</summary>
internal sealed record WorkspacePlace
{
    /// <summary>The folder; absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>The workspace that governs it now, or null.</summary>
    public string? Governing { get; init; }

    /// <summary>In a linked worktree the main one, or the folder that holds the bare repository; else null.</summary>
    public string? MainFolder { get; init; }

    /// <summary>True for the user's home folder and for the root of a file system.</summary>
    public bool IsTooWide { get; init; }

    /// <summary>True when <c>.maestro</c> is there and belongs to another program.</summary>
    public bool IsForeign { get; init; }

    /// <summary>A workspace in another worktree of the same repository, or null.</summary>
    public string? Beside { get; init; }

    /// <summary>True when a workspace made here has to say that it is not the one of its repository.</summary>
    public bool NeedsMark => MainFolder is not null && !IsHere;

    private bool IsHere => Governing == Path.Join(Folder, WorkspaceLayout.FolderName);

    /// <summary>Refuses places where a second workspace would hide the first, or where one would govern more than anybody expects.</summary>
    /// <exception cref="MaestroException">WorkspaceLocationInvalid.</exception>
    public void Require()
    {
        if (IsHere)
        {
            return;
        }

        if (IsForeign)
        {
            throw Refused($"'{Path.Join(Folder, WorkspaceLayout.FolderName)}' holds files of another program, and nothing of Maestro.", "Make the workspace in another folder, or add -Force to put Maestro's files beside those of the other program.");
        }

        if (MainFolder is not null)
        {
            throw Governing is null
                ? Refused($"'{Folder}' is in a linked worktree; the worktrees of a repository share one workspace, in '{MainFolder}'.", CommandText.Of($"Initialize-MaestroWorkspace -WorkspacePath {MainFolder}"))
                : Refused($"'{Folder}' is in a linked worktree and uses the workspace '{Governing}', as all worktrees of the repository do.", "Get-MaestroStatus works here as it is; -Force makes a workspace for this worktree alone.");
        }

        if (IsTooWide)
        {
            throw Refused($"'{Folder}' is the home folder or the root of a file system: a workspace in it would govern every folder below.", "Initialize-MaestroWorkspace -Global makes your own settings; -Force makes a workspace all the same.");
        }

        if (Governing is not null)
        {
            throw Refused($"'{Folder}' is below the workspace '{Governing}', which a second one would hide.", "Get-MaestroStatus works here as it is; -Force makes a second workspace.");
        }

        if (Beside is not null)
        {
            throw Refused($"Another worktree of this repository has the workspace '{Beside}', which one here would hide.", "With -Force one is made here, and Repair-MaestroWorkspace then brings the other's state over.");
        }
    }

    private MaestroException Refused(string why, string hint) => new(ErrorCode.WorkspaceLocationInvalid, $"No workspace was made: {why}", hint, Folder);
}

/// <summary>What making a workspace did, or would do.</summary>
/// <param name="Created">The absolute paths that were made or added to.</param>
/// <param name="Skipped">Those that were there and stay as they are.</param>
/// <param name="Warnings">What was left out on purpose, and why.</param>
internal sealed record WorkspaceSetupResult(IReadOnlyList<string> Created, IReadOnlyList<string> Skipped, IReadOnlyList<string> Warnings);
