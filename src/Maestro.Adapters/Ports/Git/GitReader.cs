using LibGit2Sharp;
using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>Reads repositories through libgit2, in this process.</summary>
internal sealed class GitReader : IGitReader
{
    /// <inheritdoc/>
    public GitState? Read(string folder, GitReadOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Locate(folder) is not { } location)
        {
            return null;
        }

        string worktree = location.Worktree ?? location.DataFolder;
        var state = new GitState { Root = location.Root, WorktreeRoot = worktree, Branch = location.Branch() };
        if (location.IsBroken)
        {
            return state with { Notice = $"The git repository in {worktree} is broken: it has no valid HEAD, or no objects or references." };
        }

        try
        {
            using var repository = new Repository(worktree);
            state = WithHead(state, repository);
            if (repository.Info.IsBare)
            {
                return state with { Notice = $"The git repository in {worktree} is bare: it has no worktree, so no file can be changed." };
            }

            state = WithWorktree(state, location, repository);
            if (state is { HeadCommit: null, IsUnborn: false })
            {
                return state with { Notice = $"The git repository in {worktree} is broken: HEAD stands on a commit that isn't there." };
            }
        }
        catch (Exception e) when (IsExpected(e))
        {
            return state with { Notice = Explain(worktree, e) };
        }

        return options.IncludeChanges ? WithChanges(state, worktree, options, cancellationToken) : state;
    }

    /// <inheritdoc/>
    public string? Branch(string folder) => Locate(folder)?.Branch();

    /// <inheritdoc/>
    public string? Worktree(string path) => Locate(path)?.Worktree;

    /// <inheritdoc/>
    public IReadOnlySet<string>? IndexedFiles(string folder)
    {
        if (Locate(folder) is not { Worktree: { } worktree })
        {
            return new HashSet<string>();
        }

        try
        {
            using var repository = new Repository(worktree);
            string below = Path.GetRelativePath(worktree, folder).Replace(Path.DirectorySeparatorChar, '/').TrimEnd('/') + "/";
            return repository.Index.Select(static entry => entry.Path)
                .Where(path => below == "./" || path.StartsWith(below, StringComparison.Ordinal))
                .Select(path => below == "./" ? path : path[below.Length..])
                .ToHashSet(StringComparer.Ordinal);
        }
        catch (Exception e) when (IsExpected(e))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string>? TrackedFiles(string folder, CancellationToken cancellationToken, bool withLinks = false)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Locate(folder) is not { IsBroken: false } location)
        {
            return null;
        }

        string worktree = location.Worktree ?? location.DataFolder;
        try
        {
            using var repository = new Repository(worktree);
            return repository.Info.IsBare ? null : GitFiles.Stream(worktree, withLinks, cancellationToken);
        }
        catch (Exception e) when (IsExpected(e))
        {
            return null;
        }
    }

    /// <summary>What a repository can do to its reader, a missing native library included.</summary>
    internal static bool IsExpected(Exception e) =>
        e is LibGit2SharpException or IOException or UnauthorizedAccessException or DllNotFoundException or TypeInitializationException
            or ArgumentException or InvalidOperationException;

    private static GitLocation? Locate(string folder)
    {
        try
        {
            return GitLocation.Find(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static GitState WithHead(GitState state, Repository repository)
    {
        Commit? tip = repository.Info.IsHeadUnborn ? null : repository.Head.Tip;
        return state with
        {
            IsDetached = repository.Info.IsHeadDetached,
            IsUnborn = repository.Info.IsHeadUnborn,
            HeadCommit = tip?.Sha,
            HeadCommitAt = tip?.Committer.When,
        };
    }

    // The library resolves links in paths; the user's own form is kept unless the worktree is elsewhere.
    private static GitState WithWorktree(GitState state, GitLocation location, Repository repository)
    {
        bool isElsewhere = location.Worktree is null
            || (location.DataFolder == Path.Combine(location.Worktree, ".git") && repository.Config.Get<string>("core.worktree") is not null);
        if (!isElsewhere)
        {
            return state;
        }

        string worktree = Path.TrimEndingDirectorySeparator(repository.Info.WorkingDirectory);
        return state with { Root = worktree, WorktreeRoot = worktree };
    }

    private static GitState WithChanges(GitState state, string worktree, GitReadOptions options, CancellationToken cancellationToken)
    {
        var scan = GitScan.Run(worktree, options.MaxFiles, options.Budget, cancellationToken);
        if (scan is null)
        {
            return state with
            {
                IsCut = true,
                Notice = $"The changes in {worktree} were not all looked at within {options.Budget.TotalSeconds:0.###} s, so none is listed.",
            };
        }

        if (scan.Failure is { } failure)
        {
            return state with { IsCut = true, Notice = Explain(worktree, failure) };
        }

        return state with
        {
            IsDirty = scan.Total > 0,
            ChangedFiles = scan.Changes,
            ChangedTotal = scan.Total,
            IsCut = scan.Total > scan.Changes.Count,
        };
    }

    private static string Explain(string worktree, Exception e)
    {
        // The library has no type for it: its message is the only sign.
        if (e.Message.Contains("not owned by", StringComparison.Ordinal))
        {
            return $"The git repository in {worktree} belongs to another user; to trust it: git config --global --add safe.directory '{worktree}'.";
        }

        string reason = (e is TypeInitializationException { InnerException: { } inner } ? inner : e).Message.TrimEnd('.', '\n');
        return $"The git repository in {worktree} can't be read: {reason}.";
    }
}
