using System.Buffers;
using System.Diagnostics;
using System.IO.Enumeration;
using System.Text;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>A <c>.maestro</c> folder on disk.</summary>
/// <remarks>Names that begin with a dot are the store's own (lock, journal, staged files) and are never listed.</remarks>
internal sealed class FileStateStore : IStateStore
{
    internal const string StagingFolder = ".tmp";

    private const int MostAttempts = 20;

    // The time of what does not exist.
    private static readonly DateTime Never = DateTime.FromFileTimeUtc(0);

    // A clone can bring links of these names; they must not make us write, or sweep, somewhere else, be it in the store itself.
    private static readonly string[] OwnNames = [WriteLock.FileName, LockOwner.FileName, StagingFolder, Journal.FileName];

    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        ReturnSpecialDirectories = false,
    };

    private readonly bool _makesRoot;

    /// <param name="root">The absolute path of the folder.</param>
    /// <param name="lockTimeout">How long a change waits for the lock.</param>
    /// <param name="makesRoot">True to make the folder with the first change; a workspace that is gone must not come back that way.</param>
    public FileStateStore(string root, Func<TimeSpan> lockTimeout, bool makesRoot = false)
    {
        Root = root;
        _makesRoot = makesRoot;
        Guard = new PathGuard(root);
        LockTimeout = lockTimeout;
    }

    public string Root { get; }

    internal PathGuard Guard { get; }

    internal Func<TimeSpan> LockTimeout { get; }

    public bool HasLock => !RegularFile.IsAbsent(Path.Join(Root, LockOwner.FileName));

    public string FullPath(string path) => Guard.Full(path);

    public IReadOnlyList<StateEntry> List(string folder) => List(folder, Entry);

    public IReadOnlyList<StateEntry> Names(string folder)
    {
        long listedAt = Stopwatch.GetTimestamp();
        return List(folder, (ref FileSystemEntry entry) => StateEntry.NameOnly(entry.FileName.ToString(), entry.IsDirectory, listedAt));
    }

    private List<StateEntry> List(string folder, FileSystemEnumerable<StateEntry>.FindTransform entry)
    {
        string full = folder.Length == 0 ? Root : Guard.Full(folder);
        for (int attempt = 1; ; attempt++)
        {
            Journal journal = PendingJournal();
            DateTime written = LastWriteUtc(full);
            bool isAbsent = written == Never && journal.IsEmpty;
            List<StateEntry> entries = isAbsent ? [] : Enumerate(full, entry);
            if (!journal.IsEmpty)
            {
                Overlay(entries, folder, journal);
            }

            // A change that happened, or was carried out, meanwhile may have been seen in half: look again.
            bool whole = isAbsent || (journal.IsSame(PendingJournal()) && (!journal.IsEmpty || written == LastWriteUtc(full)));
            if (whole || attempt == MostAttempts)
            {
                if (entries.Count == 0 && folder.Length > 0 && (isAbsent || !Directory.Exists(full)))
                {
                    this.RequireAbsent(folder);
                }

                return entries;
            }
        }
    }

    public StateEntry? Find(string path) => Find(path, PendingJournal());

    public bool IsLink(string path) => new FileInfo(Guard.Full(path)).LinkTarget is not null;

    public byte[]? Read(string path) => Read(path, 0, int.MaxValue);

    public byte[]? Read(string path, long start, int count)
    {
        Journal journal = PendingJournal();
        string full = Guard.Full(path);
        bool isPending = journal.Covers(path, out _) || journal.Appended?.Path == path;
        if (isPending ? !TryRead(path, journal, out StateContent content) : !ReadFile(full, full, out content, start, count))
        {
            return null;
        }

        using (content)
        {
            ReadOnlySpan<byte> found = content.Bytes[(int)Math.Min(isPending ? start : 0, content.Bytes.Length)..];
            return found[..Math.Min(found.Length, count)].ToArray();
        }
    }

    public StateReader Reader(string folder)
    {
        Journal journal = PendingJournal();
        if (!journal.IsEmpty)
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

        WriteLock held = Lock(OwnNames, cancellationToken);
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

    public void SetJournalAside(string folder, CancellationToken cancellationToken)
    {
        using WriteLock held = Lock([.. OwnNames.Except([Journal.FileName])], cancellationToken);
        Guard.RequireInside(folder);
        try
        {
            if (!JournalFile.TryRead(Root, out _))
            {
                JournalFile.SetAside(Root, FullPath(folder));
            }
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.NotWritable(Root, exception);
        }
    }

    internal string StagedPath(string name) => Path.Join(Root, StagingFolder, name);

    // Readers pass over what is no journal of ours.
    private Journal PendingJournal() => JournalFile.TryRead(Root, out Journal journal) ? journal : Journal.Empty;

    private WriteLock Lock(string[] names, CancellationToken cancellationToken)
    {
        foreach (string name in names)
        {
            Guard.RequireNoLink(name);
        }

        return WriteLock.Acquire(Root, LockTimeout, cancellationToken);
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

    private static DateTime LastWriteUtc(string full)
    {
        try
        {
            return Directory.GetLastWriteTimeUtc(full);
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
        if (journal.Appended is { } appended && appended.Path == path)
        {
            return new StateEntry(NameOf(path), IsFolder: false, appended.Offset + Encoding.UTF8.GetByteCount(appended.Line) + 1, DateTime.UtcNow);
        }

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
        string prefix = folder.Length == 0 ? "" : folder + "/";
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in journal.Paths)
        {
            if (path.StartsWith(prefix, StringComparison.Ordinal))
            {
                int slash = path.IndexOf('/', prefix.Length);
                names.Add(slash < 0 ? path[prefix.Length..] : path[prefix.Length..slash]);
            }
        }

        entries.RemoveAll(entry => !entry.IsFolder && names.Contains(entry.Name));
        var present = entries.Select(static entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        foreach (string name in names)
        {
            string path = prefix + name;
            if (journal.Covers(path, out _) || journal.Appended?.Path == path)
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

    // A folder that does not exist yet shows when something is put into it, not when something is removed.
    private static bool HasContent(string folder, Journal journal) =>
        journal.Staged.Any(pair => pair.Value is not null && pair.Key.StartsWith(folder + "/", StringComparison.Ordinal))
        || journal.Appended?.Path.StartsWith(folder + "/", StringComparison.Ordinal) == true;

    private static StateEntry? Stat(string full, string name)
    {
        var file = new FileInfo(full);
        if (IsAbsent(file))
        {
            return null;
        }

        if (file.Exists)
        {
            return new StateEntry(name, IsFolder: false, file.Length, file.LastWriteTimeUtc);
        }

        // A broken link is something, as reading it reports.
        return Directory.Exists(full) ? new StateEntry(name, IsFolder: true, 0, file.LastWriteTimeUtc)
            : file.LinkTarget is not null ? new StateEntry(name, IsFolder: false, 0, file.LastWriteTimeUtc)
            : null;
    }

    private static bool IsAbsent(FileInfo file)
    {
        try
        {
            return RegularFile.IsAbsent(file);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.Unreadable(file.FullName, exception);
        }
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

        bool isThere = ReadFile(full, full, out content);
        return journal.Appended is { } appended && appended.Path == path ? WithLine(ref content, full, appended) : isThere;
    }

    // Of a change that happened, the line that may not be in its file yet.
    private static bool WithLine(ref StateContent content, string full, JournalAppend appended)
    {
        using StateContent found = content;
        ReadOnlySpan<byte> before = found.Bytes[..(int)Math.Min(found.Bytes.Length, appended.Offset)];
        byte[] whole = [.. before, .. Encoding.UTF8.GetBytes(appended.Line + "\n")];
        content = new StateContent(null, whole, full, DateTime.UtcNow);
        return true;
    }

    // The file that is read may be a staged one, whose own path means nothing to anybody.
    private static bool ReadFile(string full, string known, out StateContent content, long start = 0, int count = int.MaxValue)
    {
        try
        {
            using var file = RegularFile.Open(full);
            if (file.Length > RegularFile.MostBytes)
            {
                throw StateJson.Damaged(known, "it is too large for a state file");
            }

            int length = (int)Math.Clamp(file.Length - start, 0, count);
            byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
            content = new StateContent(buffer, buffer.AsSpan(0, file.Read(buffer.AsSpan(0, length), start)), known, file.LastWriteUtc);
            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // A name that can't be said can't be opened either, although it was listed.
            content = full.Contains('\uFFFD', StringComparison.Ordinal) ? throw StateJson.Damaged(known, "its name is not UTF-8")
                : new FileInfo(full).LinkTarget is not null ? throw StateJson.Damaged(known, "it is a broken link")
                : default;
            return false;
        }
        catch (NotAFileException exception)
        {
            throw StateJson.Damaged(known, $"it is {exception.What}, not a file", exception);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.Unreadable(full, exception);
        }
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
