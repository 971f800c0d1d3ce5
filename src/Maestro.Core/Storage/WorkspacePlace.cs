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
            throw Refused($"'{Path.Join(Folder, WorkspaceLayout.FolderName)}' contains files of another program, but none of Maestro.", "Create the workspace in another folder, or use -Force to add Maestro's files next to those of the other program.");
        }

        if (MainFolder is not null)
        {
            throw Governing is null
                ? Refused($"'{Folder}' is in a linked worktree; the worktrees of a repository share one workspace, in '{MainFolder}'.", CommandText.Of($"Initialize-MaestroWorkspace -WorkspacePath {MainFolder}"))
                : Refused($"'{Folder}' is in a linked worktree and uses the workspace '{Governing}', as all worktrees of the repository do.", "You can already use Get-MaestroStatus here; -Force creates a workspace for this worktree only.");
        }

        if (IsTooWide)
        {
            throw Refused($"'{Folder}' is the home folder or the root of a file system: a workspace in it would apply to every folder below.", "Initialize-MaestroWorkspace -Global creates your user settings; -Force creates a workspace anyway.");
        }

        if (Governing is not null)
        {
            throw Refused($"'{Folder}' is below the workspace '{Governing}', which a second one would hide.", "You can already use Get-MaestroStatus here; -Force creates a second workspace.");
        }

        if (Beside is not null)
        {
            throw Refused($"Another worktree of this repository has the workspace '{Beside}', which one here would hide.", "-Force creates one here; Repair-MaestroWorkspace then moves the state of the other one into it.");
        }
    }

    private MaestroException Refused(string why, string hint) => new(ErrorCode.WorkspaceLocationInvalid, $"No workspace was created: {why}", hint, Folder);
}

/// <summary>What making a workspace did, or would do.</summary>
/// <param name="Created">The absolute paths that were made or added to.</param>
/// <param name="Skipped">Those that were there and stay as they are.</param>
internal sealed record WorkspaceSetupResult(IReadOnlyList<string> Created, IReadOnlyList<string> Skipped);
