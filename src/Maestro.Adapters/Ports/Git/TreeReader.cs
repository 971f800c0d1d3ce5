using LibGit2Sharp;
using Maestro.Memory;
using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>Reads the content of worktrees: git's own ids of what did not change, and the bytes of what did.</summary>
/// <remarks>
/// Nothing is written. What the library can't read (other hashes or references, a split index) is listed by the git program and read whole, and so is
/// a folder without a repository: the ids are those that git would give, so that it makes no difference which way they were found.
/// </remarks>
internal sealed class TreeReader(IGitReader git, IRatchetScanner folders) : ITreeReader
{
    /// <inheritdoc/>
    public TreeState Read(string folder, TimeSpan budget, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(budget);
        string root = git.Worktree(folder) ?? folder;
        try
        {
            // The library can't be interrupted, so it is not waited for longer than that.
            return Task.Run(() => Read(root, limit.Token), CancellationToken.None).WaitAsync(limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unknown(root, $"The files in {root} could not be read within {budget.TotalSeconds:0.###} s.");
        }
    }

    private TreeState Read(string root, CancellationToken cancellationToken)
    {
        if (git.Worktree(root) is null)
        {
            return Whole(new TreeState { Root = root }, folders.FilesBelow(root, cancellationToken), cancellationToken);
        }

        try
        {
            return FromIndex(root, cancellationToken);
        }
        catch (Exception e) when (GitProblems.IsExpected(e) && e is not OperationCanceledException)
        {
            GitState? head = git.Read(root, new GitReadOptions { MaxFiles = 0, Budget = TimeSpan.FromSeconds(10) }, cancellationToken);
            var state = new TreeState { Root = root, Commit = head?.HeadCommit, IsDirty = head?.IsDirty };
            return git.TrackedFiles(root, cancellationToken, withLinks: true) is not { } files ? Unknown(root, head?.Notice ?? e.Message)
                : files.Notice is { } notice ? Unknown(root, notice)
                : Whole(state, files, cancellationToken);
        }
    }

    private static TreeState FromIndex(string root, CancellationToken cancellationToken)
    {
        using var repository = new Repository(root);
        var files = new Dictionary<string, string>(repository.Index.Count, StringComparer.Ordinal);
        foreach (IndexEntry entry in repository.Index)
        {
            cancellationToken.ThrowIfCancellationRequested();
            files[entry.Path] = entry.Id.Sha;
        }

        RepositoryStatus status = repository.RetrieveStatus(new StatusOptions
        {
            IncludeIgnored = false,
            IncludeUnaltered = false,
            IncludeUntracked = true,
            RecurseUntrackedDirs = true,
        });
        var content = FileContent.Of(repository);
        bool isDirty = false;
        foreach (StatusEntry entry in status)
        {
            cancellationToken.ThrowIfCancellationRequested();
            isDirty |= !IsState(entry.FilePath);
            if (IsState(entry.FilePath))
            {
                files.Remove(entry.FilePath);
            }
            else if (IsChangedOnDisk(entry.State))
            {
                Replace(files, root, entry.FilePath, content, cancellationToken);
            }
        }

        return new TreeState
        {
            Root = root,
            Commit = repository.Info.IsHeadUnborn ? null : repository.Head.Tip?.Sha,
            IsDirty = isDirty,
            Files = [.. files.Select(static file => new TreeFile(file.Key, file.Value))],
        };
    }

    private static bool IsChangedOnDisk(FileStatus state) => (state & (FileStatus.NewInWorkdir | FileStatus.ModifiedInWorkdir | FileStatus.DeletedFromWorkdir
        | FileStatus.TypeChangeInWorkdir | FileStatus.RenamedInWorkdir | FileStatus.Unreadable | FileStatus.Conflicted)) != 0;

    private static void Replace(Dictionary<string, string> files, string root, string path, FileContent content, CancellationToken cancellationToken)
    {
        if (content.Id(Path.Combine(root, path), cancellationToken) is { } id)
        {
            files[path] = id;
        }
        else
        {
            files.Remove(path);
        }
    }

    private static TreeState Whole(TreeState state, FileListing listing, CancellationToken cancellationToken)
    {
        var content = new FileContent(isTextNormalized: false);
        var files = new List<TreeFile>();
        try
        {
            foreach (string path in listing)
            {
                if (!IsState(path) && content.Id(Path.Combine(state.Root, path), cancellationToken) is { } id)
                {
                    files.Add(new TreeFile(path, id));
                }
            }
        }
        catch (IOException e)
        {
            return Unknown(state.Root, e.Message) with { Commit = state.Commit, IsDirty = state.IsDirty };
        }

        return listing.Unlisted.Count > 0
            ? Unknown(state.Root, $"Folders in {state.Root} could not be listed, such as '{listing.Unlisted[0]}'.")
            : state with { Files = files };
    }

    private static bool IsState(string path) => path.StartsWith(".maestro/", StringComparison.Ordinal) || path.Contains("/.maestro/", StringComparison.Ordinal);

    private static TreeState Unknown(string root, string notice) => new() { Root = root, Notice = notice };
}
