using LibGit2Sharp;
using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>Lists the files of a worktree: what the library lists, or else what the git program lists.</summary>
internal static class GitFileLists
{
    // Listing the files of a large repository may take longer than a status is waited for.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);

    /// <summary>The files of the index below a folder, relative to it; null when the index can't be read.</summary>
    public static IReadOnlySet<string>? Indexed(GitLocation location, string folder)
    {
        string worktree = location.Worktree!;
        string below = Path.GetRelativePath(worktree, folder).Replace(Path.DirectorySeparatorChar, '/').TrimEnd('/') + "/";
        return (FromIndex(worktree) ?? (GitIndexFile.IsDamaged(location.DataFolder) ? null : FromProgram(worktree)))?
            .Where(path => below == "./" || path.StartsWith(below, StringComparison.Ordinal))
            .Select(path => below == "./" ? path : path[below.Length..])
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The files that git tracks or would track; null where there is no worktree.</summary>
    public static FileListing? Tracked(GitLocation location, bool withLinks, CancellationToken cancellationToken)
    {
        string worktree = location.Worktree ?? location.DataFolder;
        if (location.IsBroken)
        {
            return FileListing.Missing(GitProblems.Broken(worktree));
        }

        try
        {
            using (var repository = new Repository(worktree))
            {
                if (repository.Info.IsBare)
                {
                    return null;
                }
            }

            return GitFiles.List(worktree, withLinks, cancellationToken);
        }
        catch (Exception e) when (GitProblems.IsExpected(e))
        {
            string why = GitProblems.Explain(worktree, e);
            return location.Worktree is null ? null
                : GitIndexFile.IsDamaged(location.DataFolder) ? FileListing.Missing(why)
                : Ask(worktree, withLinks, why, cancellationToken);
        }
    }

    private static List<string>? FromIndex(string worktree)
    {
        try
        {
            using var repository = new Repository(worktree);
            return [.. repository.Index.Select(static entry => entry.Path)];
        }
        catch (Exception e) when (GitProblems.IsExpected(e))
        {
            return null;
        }
    }

    private static List<string>? FromProgram(string worktree)
    {
        try
        {
            return GitProgram.In(worktree, Budget, CancellationToken.None) is { } git ? [.. GitProgram.Split(git.Run("ls-files", "-z", "--cached", "--full-name"))] : null;
        }
        catch (GitProgramException)
        {
            return null;
        }
    }

    private static FileListing Ask(string worktree, bool withLinks, string why, CancellationToken cancellationToken)
    {
        try
        {
            if (GitProgram.In(worktree, Budget, cancellationToken) is not { } git)
            {
                return FileListing.Missing($"{why} The git program was not found.");
            }

            byte[] output = git.Run("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--full-name");
            return new FileListing(_ => GitProgram.Split(output).Distinct(StringComparer.Ordinal).Where(path => IsFile(worktree, path, withLinks)).Order(StringComparer.Ordinal));
        }
        catch (GitProgramException e)
        {
            return FileListing.Missing($"{why} The git program can't read it either: {e.Message}.");
        }
    }

    // Submodules, and files that are gone, are in the index, too.
    private static bool IsFile(string worktree, string path, bool withLinks)
    {
        var file = new FileInfo(Path.Combine(worktree, path));
        return !path.EndsWith('/') && (file.LinkTarget is not null ? withLinks : file.Exists);
    }
}
