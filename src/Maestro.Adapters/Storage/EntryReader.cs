using System.Diagnostics;
using System.IO.Enumeration;
using System.Text;
using Maestro.Storage;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Adapters.Storage;

/// <summary>What a store holds, by name. A change that happened shows whole, also while its files are being put into their places.</summary>
internal sealed class EntryReader(FileStateStore store)
{
    private const int MostAttempts = 20;

    // The time of what does not exist.
    private static readonly DateTime Never = DateTime.FromFileTimeUtc(0);

    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        ReturnSpecialDirectories = false,
    };

    public IReadOnlyList<StateEntry> List(string folder) => List(folder, WithFacts);

    public IReadOnlyList<StateEntry> Names(string folder)
    {
        long listedAt = Stopwatch.GetTimestamp();
        return List(folder, full => Enumerate(full, (ref FileSystemEntry entry) => StateEntry.NameOnly(entry.FileName.ToString(), entry.IsDirectory, listedAt)));
    }

    private List<StateEntry> List(string folder, Func<string, List<StateEntry>> enumerate)
    {
        string full = folder.Length == 0 ? store.Root : store.Guard.Full(folder);
        for (int attempt = 1; ; attempt++)
        {
            Journal journal = store.Pending();
            DateTime written = LastWriteUtc(full);
            bool isAbsent = written == Never && journal.IsEmpty;
            List<StateEntry> entries = isAbsent ? [] : enumerate(full);
            if (!journal.IsEmpty)
            {
                Overlay(entries, folder, journal);
            }

            // A change that happened, or was carried out, meanwhile may have been seen in half: look again.
            bool whole = isAbsent || (journal.IsSame(store.Pending()) && (!journal.IsEmpty || written == LastWriteUtc(full)));
            if (whole || attempt == MostAttempts)
            {
                if (entries.Count == 0 && folder.Length > 0 && (isAbsent || !Directory.Exists(full)))
                {
                    store.RequireAbsent(folder);
                }

                return entries;
            }
        }
    }

    public StateEntry? Find(string path) => Find(path, store.Pending());

    private static List<StateEntry> WithFacts(string full)
    {
        using SafeFileHandle? folder = OpenOnLinux(full);
        return Enumerate(full, folder is null ? Entry : (ref FileSystemEntry entry) => Entry(ref entry, folder));
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

    private static StateEntry Entry(ref FileSystemEntry entry, SafeFileHandle folder)
    {
        string name = entry.FileName.ToString();
        UnixFacts? facts = UnixFile.LookIn(folder, name);
        return new(name, entry.IsDirectory, entry.IsDirectory ? 0 : facts?.Length ?? 0, facts?.LastWriteUtc ?? Never);
    }

    // Elsewhere, and where the folder can't be opened, the platform does it.
    private static SafeFileHandle? OpenOnLinux(string full)
    {
        try
        {
            return OperatingSystem.IsLinux() ? UnixFile.OpenExisting(full, UnixOpen.Read | UnixOpen.Folder) : null;
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            return null;
        }
    }

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

            if (Stat(store.StagedPath(staged), NameOf(path)) is { } pending)
            {
                return pending;
            }
        }

        return Stat(store.Guard.Full(path), NameOf(path));
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

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
