using LibGit2Sharp;

namespace Maestro.Adapters.Ports;

/// <summary>Reads the commits of the work that goes on in a worktree.</summary>
internal static class GitCommits
{
    private const int MostFiles = 50;

    private static readonly string[] BaseNames = ["origin/main", "origin/master", "main", "master"];

    /// <summary>The commits since the base branch, or since a moment where HEAD has nothing beyond it; newest first.</summary>
    public static List<GitCommit> OfWork(string worktree, DateTimeOffset? since, int most)
    {
        using var repository = new Repository(worktree);
        if (repository.Head.Tip is not { } head)
        {
            return [];
        }

        Commit? start = Base(repository, head);
        var filter = new CommitFilter { IncludeReachableFrom = head, SortBy = CommitSortStrategies.Topological | CommitSortStrategies.Time };
        IEnumerable<Commit> commits;
        if (start is not null && start.Sha != head.Sha)
        {
            filter.ExcludeReachableFrom = start;
            commits = repository.Commits.QueryBy(filter);
        }
        else
        {
            commits = since is { } moment ? repository.Commits.QueryBy(filter).TakeWhile(commit => commit.Committer.When >= moment) : [];
        }

        return [.. commits.Take(most).Select(commit => new GitCommit
        {
            Id = commit.Sha,
            Subject = commit.MessageShort,
            At = commit.Committer.When.ToUniversalTime(),
            Files = [.. Files(repository, commit).Take(MostFiles)],
        })];
    }

    /// <summary>The text of a file at HEAD, or null.</summary>
    public static string? Text(string worktree, string path)
    {
        using var repository = new Repository(worktree);
        return (repository.Head.Tip?[path]?.Target as Blob)?.GetContentText();
    }

    // Where HEAD's own branch is the base, there is nothing to compare with.
    private static Commit? Base(Repository repository, Commit head)
    {
        string? remote = (repository.Refs["refs/remotes/origin/HEAD"] as SymbolicReference)?.Target?.CanonicalName["refs/remotes/".Length..];
        string? name = ((string?[])[remote, .. BaseNames]).FirstOrDefault(each => each is not null && repository.Branches[each] is not null);
        bool isOwn = name is null || name == repository.Head.FriendlyName || name == "origin/" + repository.Head.FriendlyName;
        return isOwn || repository.Branches[name]?.Tip is not { } tip ? null : repository.ObjectDatabase.FindMergeBase(head, tip);
    }

    // What a merge brought is the work of its other parent.
    private static IEnumerable<string> Files(Repository repository, Commit commit)
    {
        using TreeChanges changes = repository.Diff.Compare<TreeChanges>(commit.Parents.FirstOrDefault()?.Tree, commit.Tree);
        return commit.Parents.Skip(1).Any() ? [] : [.. changes.Select(static change => change.Path)];
    }
}
