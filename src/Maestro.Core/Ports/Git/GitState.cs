using Maestro.Kernel;

namespace Maestro;

/// <summary>What git says of a folder at one moment. Nothing of it is stored; it is read and never written.</summary>
public sealed record GitState
{
    /// <summary>
    /// Absolute path of the main worktree, which all linked worktrees of a repository share. The same as <see cref="WorktreeRoot"/> in an
    /// ordinary repository and where the main repository is bare; the repository's own folder when there is no worktree at all.
    /// </summary>
    public string Root { get; internal init; } = null!;

    /// <summary>Absolute path of the worktree the folder lies in; <see cref="ChangedFiles"/> are relative to it.</summary>
    public string WorktreeRoot { get; internal init; } = null!;

    /// <summary>Name of the branch without <c>refs/heads/</c>, also when it has no commit yet; null when HEAD is detached or can't be read.</summary>
    public string? Branch { get; internal init; }

    /// <summary>True when HEAD names a commit and no branch.</summary>
    public bool IsDetached { get; internal init; }

    /// <summary>True when the branch has no commit yet.</summary>
    public bool IsUnborn { get; internal init; }

    /// <summary>The full id of the commit HEAD stands on (hexadecimal); null when there is none.</summary>
    public string? HeadCommit { get; internal init; }

    /// <summary>When that commit was made (the committer's date).</summary>
    public DateTimeOffset? HeadCommitAt { get; internal init; }

    /// <summary>True when something is changed or untracked; null when that was not looked at, or not finished in time.</summary>
    public bool? IsDirty { get; internal init; }

    /// <summary>Changed files: tracked ones first, then untracked ones, each by path; at most as many as were asked for.</summary>
    public IReadOnlyList<GitChange> ChangedFiles { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<GitChange>(null);

    /// <summary>How many files are changed in all; null when that was not looked at, or not finished in time.</summary>
    public int? ChangedTotal { get; internal init; }

    /// <summary>True when <see cref="ChangedFiles"/> is not all: more than were asked for, or not finished in time.</summary>
    public bool IsCut { get; internal init; }

    /// <summary>One sentence on what could not be determined and why (broken, bare, owned by someone else, too large); null when all is well.</summary>
    public string? Notice { get; internal init; }

    /// <summary>Why the git program had to be asked, as a sentence; null when the library could read everything.</summary>
    internal string? Detour { get; init; }

    /// <summary>The command after which the library can read the repository; null when there is none.</summary>
    internal string? DetourFix { get; init; }

    /// <summary>The branch, or the commit where there is none.</summary>
    public override string ToString() => Branch ?? HeadCommit ?? "";
}
