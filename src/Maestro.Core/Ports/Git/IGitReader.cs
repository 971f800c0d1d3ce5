namespace Maestro.Ports;

/// <summary>Reads what git knows of a folder. Writes nothing, and lets no state of a repository stop its caller.</summary>
/// <remarks>
/// What the library can't read (a split or sparse index, a sparse checkout, a partial clone, other hashes or references) is asked of the
/// <c>git</c> program, where there is one. What that can't read either is unknown, and says so: it is never taken for a clean tree.
/// </remarks>
internal interface IGitReader
{
    /// <summary>The state of the repository a folder lies in; null when it lies in none.</summary>
    /// <remarks>A repository that is broken, bare, too large or someone else's gives what can be determined, with a <see cref="GitState.Notice"/>.</remarks>
    /// <exception cref="OperationCanceledException">The only exception there is.</exception>
    GitState? Read(string folder, GitReadOptions options, CancellationToken cancellationToken);

    /// <summary>The branch a folder is on, unborn ones included; null when there is none. Reads two or three small files and no more.</summary>
    string? Branch(string folder);

    /// <summary>
    /// The commits of the work that goes on in a folder, newest first: on a branch of its own those since the base branch (the remote's default branch, else
    /// main or master), on the base branch itself those since a moment. Empty where there are none, or where they can't be read.
    /// </summary>
    /// <param name="folder">A folder in a worktree.</param>
    /// <param name="since">The moment; null for none on the base branch.</param>
    /// <param name="most">At most so many.</param>
    IReadOnlyList<GitCommit> CommitsOfWork(string folder, DateTimeOffset? since, int most);

    /// <summary>The text of a file at the commit HEAD stands on; null when it does not exist, or can't be read.</summary>
    /// <param name="folder">A folder in a worktree.</param>
    /// <param name="path">The path from the worktree's root, with <c>/</c> between the parts.</param>
    string? CommittedText(string folder, string path);

    /// <summary>The worktree that a folder, or a file, lies in: the folder that holds <c>.git</c>. Null when there is none.</summary>
    string? Worktree(string path);

    /// <summary>The worktrees of the repository that a folder lies in, the main one first, with the branch of each; empty when there is none.</summary>
    IReadOnlyList<GitWorktree> Worktrees(string folder);

    /// <summary>The files below a folder that are in the index, relative to the folder; null when the index can't be read, empty outside a repository.</summary>
    IReadOnlySet<string>? IndexedFiles(string folder);

    /// <summary>
    /// The regular files of the whole worktree that git tracks, or would track (neither tracked nor ignored), which exist: relative to
    /// <see cref="GitState.WorktreeRoot"/>, exact, one at a time. Submodules are omitted, links too unless they are asked for. Null when there is no
    /// worktree; a <see cref="FileListing.Notice"/> when there is one and its files can't be listed.
    /// </summary>
    /// <exception cref="OperationCanceledException">While it runs through the files, too.</exception>
    FileListing? TrackedFiles(string folder, CancellationToken cancellationToken, bool withLinks = false);
}

/// <summary>One worktree of a repository.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Branch">The branch it is on; null when HEAD is detached or can't be read.</param>
internal sealed record GitWorktree(string Path, string? Branch);

/// <summary>How much <see cref="IGitReader.Read"/> looks at.</summary>
internal sealed record GitReadOptions
{
    /// <summary>At most this many changed files are listed; all are counted.</summary>
    public int MaxFiles { get; init; } = 50;

    /// <summary>At most this long is waited for the list of changed files.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>False to leave the worktree alone and tell only of HEAD.</summary>
    public bool IncludeChanges { get; init; } = true;
}
