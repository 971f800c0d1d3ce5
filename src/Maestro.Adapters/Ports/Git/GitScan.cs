using System.Collections.Concurrent;
using System.Diagnostics;
using LibGit2Sharp;
using Maestro.Kernel;

namespace Maestro.Adapters.Ports;

/// <summary>Compares a worktree with its index and HEAD, within a time.</summary>
/// <remarks>
/// libgit2 can't be interrupted, so it works on a thread of its own. One that isn't done in time is left to end by itself; until then no second
/// one is started for the same worktree.
/// </remarks>
internal sealed record GitScan(IReadOnlyList<GitChange> Changes, int Total, Exception? Failure)
{
    private static readonly ConcurrentDictionary<string, Task> LeftRunning = new(StringComparer.Ordinal);

    /// <summary>The changes, or null when there wasn't enough time.</summary>
    public static GitScan? Run(string worktree, int maxFiles, TimeSpan budget, CancellationToken cancellationToken) =>
        Run(worktree, () => Scan(worktree, maxFiles), budget, cancellationToken);

    /// <summary>The same with any work.</summary>
    public static GitScan? Run(string worktree, Func<GitScan> work, TimeSpan budget, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        if (LeftRunning.TryGetValue(worktree, out Task? earlier) && !Wait(earlier, budget, cancellationToken))
        {
            return null;
        }

        Task<GitScan> scan = Start(work);
        bool isDone = false;
        try
        {
            isDone = Wait(scan, budget - clock.Elapsed, cancellationToken);
        }
        finally
        {
            if (!isDone)
            {
                LeftRunning[worktree] = scan;
                scan.ContinueWith(
                    _ => LeftRunning.TryRemove(new KeyValuePair<string, Task>(worktree, scan)), CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }

        return isDone ? scan.Result : null;
    }

    // A thread that doesn't keep the process alive.
    private static Task<GitScan> Start(Func<GitScan> work)
    {
        var completion = new TaskCompletionSource<GitScan>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => completion.SetResult(work())) { IsBackground = true, Name = "Maestro git status" }.Start();
        return completion.Task;
    }

    private static bool Wait(Task task, TimeSpan time, CancellationToken cancellationToken) =>
        task.Wait(time > TimeSpan.Zero ? time : TimeSpan.Zero, cancellationToken);

    private static GitScan Scan(string worktree, int maxFiles)
    {
        try
        {
            using var repository = new Repository(worktree);
            RepositoryStatus status = repository.RetrieveStatus(new StatusOptions
            {
                IncludeIgnored = false,
                IncludeUnaltered = false,
                IncludeUntracked = true,
                RecurseUntrackedDirs = true,
                DetectRenamesInIndex = true,
                DetectRenamesInWorkDir = true,
            });

            // Someone's own work comes before what merely lies about, such as a forgotten output folder.
            var changes = status.Select(Change).OfType<GitChange>()
                .OrderBy(change => change.Kind == GitChangeKind.Untracked)
                .ThenBy(change => change.Path, StringComparer.Ordinal)
                .ToList();
            return new GitScan([.. changes.Take(maxFiles)], changes.Count, null);
        }
        catch (Exception e)
        {
            // An exception that leaves a thread ends the process.
            return new GitScan([], 0, e);
        }
    }

    private static GitChange? Change(StatusEntry entry)
    {
        string? kind = Kind(entry.State);
        if (kind is null)
        {
            return null;
        }

        string? oldPath = kind == GitChangeKind.Renamed
            ? (entry.HeadToIndexRenameDetails ?? entry.IndexToWorkDirRenameDetails)?.OldFilePath
            : null;
        return new GitChange { Path = entry.FilePath, OldPath = oldPath, Kind = kind };
    }

    private static string? Kind(FileStatus state)
    {
        bool Has(FileStatus flags) => (state & flags) != 0;
        return Has(FileStatus.Conflicted) ? GitChangeKind.Conflicted
            : Has(FileStatus.DeletedFromIndex | FileStatus.DeletedFromWorkdir) ? GitChangeKind.Deleted
            : Has(FileStatus.RenamedInIndex | FileStatus.RenamedInWorkdir) ? GitChangeKind.Renamed
            : Has(FileStatus.NewInWorkdir) ? GitChangeKind.Untracked
            : Has(FileStatus.TypeChangeInIndex | FileStatus.TypeChangeInWorkdir) ? GitChangeKind.TypeChange
            : Has(FileStatus.NewInIndex) ? GitChangeKind.Added
            : Has(FileStatus.ModifiedInIndex | FileStatus.ModifiedInWorkdir | FileStatus.Unreadable) ? GitChangeKind.Modified
            : null;
    }
}
