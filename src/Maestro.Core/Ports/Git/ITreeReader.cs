namespace Maestro.Ports;

/// <summary>Reads the content of a worktree, as far as git tracks it or would track it; the files below a folder where there is no repository.</summary>
internal interface ITreeReader
{
    /// <summary>The content of the files at one moment. What can't be read is unknown, and says so: it is never taken for unchanged.</summary>
    /// <param name="folder">The absolute path of a folder in a worktree, or of the folder that counts where there is none.</param>
    /// <param name="budget">At most this long is waited.</param>
    /// <param name="cancellationToken">Stops it.</param>
    TreeState Read(string folder, TimeSpan budget, CancellationToken cancellationToken);
}

/// <summary>The content of a worktree at one moment.</summary>
internal sealed record TreeState
{
    /// <summary>The absolute path that the files are relative to.</summary>
    public required string Root { get; init; }

    /// <summary>The commit that HEAD stands on; null when there is none, or no repository.</summary>
    public string? Commit { get; init; }

    /// <summary>True when a file differs from the commit; null when that is unknown, or there is no repository.</summary>
    public bool? IsDirty { get; init; }

    /// <summary>Every file; null when they can't be read.</summary>
    public IReadOnlyList<TreeFile>? Files { get; init; }

    /// <summary>Why <see cref="Files"/> is null, as a sentence.</summary>
    public string? Notice { get; init; }
}

/// <summary>A file and what is in it.</summary>
/// <param name="Path">Relative to the root, with <c>/</c>.</param>
/// <param name="Content">What is the same as long as the content is: git's id of it.</param>
internal readonly record struct TreeFile(string Path, string Content);
