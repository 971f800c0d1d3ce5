using LibGit2Sharp;

namespace Maestro.Adapters;

/// <summary>The files of a worktree that git tracks or would track.</summary>
internal static class GitFiles
{
    /// <summary>One relative path after the other: tracked ones in the order of the index, then untracked ones.</summary>
    public static IEnumerable<string> Stream(string worktree, string filesFolder, CancellationToken cancellationToken)
    {
        var scan = GitScan.Start("Maestro git files", () => Scan(worktree));
        scan.Wait(cancellationToken);
        var (gone, untracked) = scan.Result;
        foreach (var path in Tracked(worktree, cancellationToken))
        {
            if (!gone.Contains(path))
            {
                yield return path;
            }
        }

        foreach (var path in untracked)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!path.EndsWith('/') && !IsLink(Path.Combine(filesFolder, path)))
            {
                yield return path;
            }
        }
    }

    private static IEnumerable<string> Tracked(string worktree, CancellationToken cancellationToken)
    {
        using var repository = Open(worktree);
        if (repository is null)
        {
            yield break;
        }

        // A file in conflict has up to three entries, one after the other.
        string? last = null;
        foreach (var entry in repository.Index)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.Mode is Mode.NonExecutableFile or Mode.ExecutableFile or Mode.NonExecutableGroupWritableFile && entry.Path != last)
            {
                last = entry.Path;
                yield return entry.Path;
            }
        }
    }

    private static Repository? Open(string worktree)
    {
        Repository? repository = null;
        try
        {
            repository = new Repository(worktree);
            _ = repository.Index.Count;
            return repository;
        }
        catch (Exception e) when (GitReader.IsExpected(e))
        {
            repository?.Dispose();
            return null;
        }
    }

    private static (HashSet<string> Gone, List<string> Untracked) Scan(string worktree)
    {
        try
        {
            using var repository = new Repository(worktree);
            var status = repository.RetrieveStatus(new StatusOptions
            {
                Show = StatusShowOption.WorkDirOnly,
                IncludeIgnored = false,
                IncludeUntracked = true,
                RecurseUntrackedDirs = true,
                DetectRenamesInIndex = false,
                DetectRenamesInWorkDir = false,
                ExcludeSubmodules = true,
            });

            // A file that became a link, or a folder, has nothing of its own to read any more.
            const FileStatus Lost = FileStatus.DeletedFromWorkdir | FileStatus.TypeChangeInWorkdir;
            var gone = status.Where(entry => (entry.State & Lost) != 0).Select(entry => entry.FilePath).ToHashSet(StringComparer.Ordinal);
            var untracked = status.Where(entry => (entry.State & FileStatus.NewInWorkdir) != 0).Select(entry => entry.FilePath).ToList();
            return (gone, untracked);
        }
        catch (Exception)
        {
            // An exception that leaves a thread ends the process; the index alone is still worth having.
            return ([], []);
        }
    }

    private static bool IsLink(string path)
    {
        try
        {
            return File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return true;
        }
    }
}
