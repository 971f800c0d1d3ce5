using System.Buffers;
using System.Diagnostics;
using System.IO.Enumeration;
using Maestro.Kernel;
using Maestro.Storage;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Adapters.Storage;

/// <summary>A <c>.maestro</c> folder on disk.</summary>
/// <remarks>Names that begin with a dot are the store's own (lock, journal, staged files) and are never listed.</remarks>
internal sealed class FileStateStore : IStateStore
{
    internal const string StagingFolder = ".tmp";

    private const int MostAttempts = 20;

    // No state file comes near it, and a larger one must not take the memory of everyone who lists its folder.
    private const long LongestFile = 256L << 20;

    // A clone can bring links of these names; they must not make us write, or sweep, somewhere else, be it in the store itself.
    private static readonly string[] OwnNames = [WriteLock.FileName, WriteLock.OwnerFileName, StagingFolder, Journal.FileName];

    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        ReturnSpecialDirectories = false,
    };

    private readonly Func<TimeSpan> _lockTimeout;
    private readonly bool _makesRoot;

    /// <param name="root">The absolute path of the folder.</param>
    /// <param name="lockTimeout">How long a change waits for the lock.</param>
    /// <param name="makesRoot">True to make the folder with the first change; a workspace that is gone must not come back that way.</param>
    public FileStateStore(string root, Func<TimeSpan> lockTimeout, bool makesRoot = false)
    {
        Root = root;
        _makesRoot = makesRoot;
        Guard = new PathGuard(root);
        _lockTimeout = lockTimeout;
    }

    public string Root { get; }

    internal PathGuard Guard { get; }

    public string FullPath(string path) => Guard.Full(path);

    public IReadOnlyList<StateEntry> List(string folder) => List(folder, Entry);

    public IReadOnlyList<StateEntry> Names(string folder)
    {
        long listedAt = Stopwatch.GetTimestamp();
        return List(folder, (ref FileSystemEntry entry) => StateEntry.NameOnly(entry.FileName.ToString(), entry.IsDirectory, listedAt));
    }

    private List<StateEntry> List(string folder, FileSystemEnumerable<StateEntry>.FindTransform entry)
    {
        string full = Guard.Full(folder);
        for (int attempt = 1; ; attempt++)
        {
            Journal journal = PendingJournal();
            DateTime written = Directory.GetLastWriteTimeUtc(full);
            List<StateEntry> entries = Enumerate(full, entry);
            if (journal.Staged.Count > 0)
            {
                Overlay(entries, folder, journal);
            }

            // A change that happened, or was carried out, meanwhile may have been seen in half: look again.
            bool whole = journal.IsSame(PendingJournal()) && (journal.Staged.Count > 0 || written == Directory.GetLastWriteTimeUtc(full));
            if (whole || attempt == MostAttempts)
            {
                return entries;
            }
        }
    }

    public StateEntry? Find(string path) => Find(path, PendingJournal());

    public byte[]? Read(string path)
    {
        if (!TryRead(path, PendingJournal(), out StateContent content))
        {
            return null;
        }

        using (content)
        {
            return content.Bytes.ToArray();
        }
    }

    public StateReader Reader(string folder)
    {
        Journal journal = PendingJournal();
        if (journal.Staged.Count > 0)
        {
            return (name, out content) => TryRead(folder.Length == 0 ? name : $"{folder}/{name}", journal, out content);
        }

        string place = folder.Length == 0 ? Root : Guard.Full(folder);
        return (name, out content) =>
        {
            PathGuard.RequirePlain(name);
            string full = Path.Join(place, name);
            return ReadFile(full, full, out content);
        };
    }

    public IStateChange BeginChange(CancellationToken cancellationToken)
    {
        if (_makesRoot)
        {
            CreateRoot();
        }

        foreach (string name in OwnNames)
        {
            Guard.RequireNoLink(name);
        }

        WriteLock held = WriteLock.Acquire(Root, _lockTimeout, cancellationToken);
        try
        {
            return new FileStateChange(this, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    internal string StagedPath(string name) => Path.Join(Root, StagingFolder, name);

    /// <summary>The journal of a change that happened but is not yet carried out; empty as a rule.</summary>
    internal Journal PendingJournal()
    {
        string path = Path.Join(Root, Journal.FileName);
        if (!File.Exists(path) || !ReadFile(path, path, out StateContent content))
        {
            return Journal.Empty;
        }

        using (content)
        {
            return Journal.Parse(content.Bytes) ?? throw StateJson.Damaged(path, "it is not a whole journal");
        }
    }

    private void CreateRoot()
    {
        try
        {
            Directory.CreateDirectory(Root);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.NotWritable(Root, exception);
        }
    }

    private static List<StateEntry> Enumerate(string full, FileSystemEnumerable<StateEntry>.FindTransform entry)
    {
        try
        {
            return [.. new FileSystemEnumerable<StateEntry>(full, entry, Everything) { ShouldIncludePredicate = IsState }];
        }
        catch (DirectoryNotFoundException)
        {
            return File.Exists(full) ? throw StateJson.Damaged(full, "it is a file, not a folder") : [];
        }
        catch (IOException) when (File.Exists(full))
        {
            throw StateJson.Damaged(full, "it is a file, not a folder");
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.Unreadable(full, exception);
        }
    }

    private static StateEntry Entry(ref FileSystemEntry entry) =>
        new(entry.FileName.ToString(), entry.IsDirectory, entry.IsDirectory ? 0 : entry.Length, entry.LastWriteTimeUtc.UtcDateTime);

    private static bool IsState(ref FileSystemEntry entry) => entry.FileName[0] != '.';

    private StateEntry? Find(string path, Journal journal)
    {
        if (journal.Covers(path, out string? staged))
        {
            if (staged is null)
            {
                return null;
            }

            if (Stat(StagedPath(staged), NameOf(path)) is { } pending)
            {
                return pending;
            }
        }

        return Stat(Guard.Full(path), NameOf(path));
    }

    private void Overlay(List<StateEntry> entries, string folder, Journal journal)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in journal.Staged.Keys)
        {
            if (path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal))
            {
                int slash = path.IndexOf('/', folder.Length + 1);
                names.Add(slash < 0 ? path[(folder.Length + 1)..] : path[(folder.Length + 1)..slash]);
            }
        }

        entries.RemoveAll(entry => !entry.IsFolder && names.Contains(entry.Name));
        var present = entries.Select(static entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        foreach (string name in names)
        {
            string path = folder + "/" + name;
            if (journal.Covers(path, out _))
            {
                if (Find(path, journal) is { } file)
                {
                    entries.Add(file);
                }
            }
            else if (!present.Contains(name) && HasContent(path, journal))
            {
                entries.Add(new StateEntry(name, IsFolder: true, 0, DateTime.UtcNow));
            }
        }
    }

    // A folder that is not there yet shows when something is put into it, not when something is taken away.
    private static bool HasContent(string folder, Journal journal) =>
        journal.Staged.Any(pair => pair.Value is not null && pair.Key.StartsWith(folder + "/", StringComparison.Ordinal));

    private static StateEntry? Stat(string full, string name)
    {
        var file = new FileInfo(full);
        if (file.Exists)
        {
            return new StateEntry(name, IsFolder: false, file.Length, file.LastWriteTimeUtc);
        }

        return Directory.Exists(full) ? new StateEntry(name, IsFolder: true, 0, file.LastWriteTimeUtc) : null;
    }

    private bool TryRead(string path, Journal journal, out StateContent content)
    {
        string full = Guard.Full(path);
        if (journal.Covers(path, out string? staged))
        {
            if (staged is null)
            {
                content = default;
                return false;
            }

            // Gone when the change was carried out meanwhile; then the file itself is the new one.
            if (ReadFile(StagedPath(staged), full, out content))
            {
                return true;
            }
        }

        return ReadFile(full, full, out content);
    }

    // The file that is read may be a staged one, which nobody knows by its own path.
    private static bool ReadFile(string full, string known, out StateContent content)
    {
        byte[]? buffer = null;
        try
        {
            using SafeFileHandle handle = File.OpenHandle(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            DateTime written = File.GetLastWriteTimeUtc(handle);
            int length = RandomAccess.GetLength(handle) is <= LongestFile and var whole
                ? (int)whole
                : throw StateJson.Damaged(known, "it is too large to be a state file");
            buffer = ArrayPool<byte>.Shared.Rent(length);
            int read = 0;
            while (read < length && RandomAccess.Read(handle, buffer.AsSpan(read, length - read), read) is var count and > 0)
            {
                read += count;
            }

            content = new StateContent(buffer, buffer.AsSpan(0, read), known, written);
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            content = default;
            return false;
        }
        catch (Exception) when (Directory.Exists(full))
        {
            throw StorageErrors.FolderInstead(full);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.Unreadable(full, exception);
        }
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
