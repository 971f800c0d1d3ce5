using System.IO.Enumeration;
using LibGit2Sharp;
using Maestro.Ports;

namespace Maestro.Adapters.Ports;

/// <summary>The files of a worktree that git tracks or would track, by walking through its folders.</summary>
/// <remarks>
/// A walk, and not git's status: nothing is hashed, the first file comes at once, it can be stopped between any two, and files that are gone
/// drop out by themselves.
/// </remarks>
internal sealed class GitFiles : IDisposable
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly Repository _repository;
    private readonly string _root;
    private readonly HashSet<string> _files;
    private readonly HashSet<string> _folders;

    private GitFiles(string worktree)
    {
        _repository = new Repository(worktree);
        _root = _repository.Info.WorkingDirectory;
        StringComparer comparer = _repository.Config.GetValueOrDefault("core.ignorecase", false) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        _files = new(comparer);
        _folders = new(comparer);
    }

    /// <summary>One relative path after the other, folder by folder, each by name. The index is read at once.</summary>
    /// <exception cref="Exception">What <see cref="GitProblems.IsExpected"/> names: the index can't be read.</exception>
    public static FileListing List(string worktree, bool withLinks, CancellationToken cancellationToken)
    {
        GitFiles? first = Open(worktree, cancellationToken);
        return new FileListing(unlisted => Stream(Interlocked.Exchange(ref first, null) ?? Open(worktree, cancellationToken), withLinks, unlisted, cancellationToken));
    }

    private static IEnumerable<string> Stream(GitFiles walk, bool withLinks, ICollection<string> unlisted, CancellationToken cancellationToken)
    {
        using (walk)
        {
            var pending = new Stack<Entry>();
            pending.Push(new Entry("", IsFolder: true, IsEmpty: false));
            while (pending.TryPop(out Entry? entry))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!entry.IsFolder)
                {
                    yield return entry.Path;
                    continue;
                }

                foreach (Entry below in walk.In(entry.Path, withLinks, unlisted))
                {
                    pending.Push(below);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _repository.Dispose();

    private static GitFiles Open(string worktree, CancellationToken cancellationToken)
    {
        var walk = new GitFiles(worktree);
        try
        {
            walk.ReadIndex(cancellationToken);
            return walk;
        }
        catch
        {
            walk.Dispose();
            throw;
        }
    }

    private void ReadIndex(CancellationToken cancellationToken)
    {
        string folder = "";
        foreach (IndexEntry? entry in _repository.Index)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _files.Add(entry.Path);

            // The index is sorted: most files lie where the one before them lay.
            int length = entry.Path.LastIndexOf('/');
            if (length >= 0 && !folder.AsSpan().SequenceEqual(entry.Path.AsSpan(0, length)))
            {
                folder = entry.Path[..length];
                for (string above = folder; _folders.Add(above) && above.LastIndexOf('/') is >= 0 and var end; above = above[..end])
                {
                }
            }
        }
    }

    // The last by name first, as they are put on a stack.
    private List<Entry> In(string folder, bool withLinks, ICollection<string> unlisted)
    {
        try
        {
            var found = new FileSystemEnumerable<Entry?>(Path.Combine(_root, folder), (ref FileSystemEntry entry) => Look(folder, withLinks, ref entry), Everything);
            return [.. found.OfType<Entry>().Where(IsWanted).OrderByDescending(entry => entry.Path, StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            // It went away meanwhile.
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            unlisted.Add(folder.Length == 0 ? "." : folder);
            return [];
        }
    }

    private static Entry? Look(string folder, bool withLinks, ref FileSystemEntry entry)
    {
        // Other things than links are reparse points, too, such as files that are kept in a cloud.
        bool isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.ToFileSystemInfo().LinkTarget is not null;
        if ((isLink && !withLinks) || entry.FileName is ".git")
        {
            return null;
        }

        string path = folder.Length == 0 ? entry.FileName.ToString() : $"{folder}/{entry.FileName}";
        return new Entry(path, entry.IsDirectory && !isLink, !isLink && !entry.IsDirectory && entry.Length == 0);
    }

    private bool IsWanted(Entry entry)
    {
        if (entry.IsFolder)
        {
            return (_folders.Contains(entry.Path) || !IsIgnored(entry.Path + "/")) && !Path.Exists(Path.Combine(_root, entry.Path, ".git"));
        }

        return _files.Contains(entry.Path) || (!IsIgnored(entry.Path) && (!entry.IsEmpty || IsUntracked(entry.Path)));
    }

    private bool IsIgnored(string path)
    {
        try
        {
            return _repository.Ignore.IsPathIgnored(path);
        }
        catch (LibGit2SharpException)
        {
            // One file too many is looked at, rather than one too few.
            return false;
        }
    }

    // A pipe looks like an empty file, and who opens it waits for ever; git knows the difference.
    private bool IsUntracked(string path)
    {
        try
        {
            return _repository.RetrieveStatus(path).HasFlag(FileStatus.NewInWorkdir);
        }
        catch (LibGit2SharpException)
        {
            return false;
        }
    }

    private sealed record Entry(string Path, bool IsFolder, bool IsEmpty);
}
