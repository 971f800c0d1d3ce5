using Maestro.Adapters.Control;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>A change under the write lock. Contents are staged in <c>.tmp</c>; <see cref="Commit"/> renames them into place.</summary>
internal sealed class FileStateChange : IStateChange
{
    private readonly FileStateStore _store;
    private readonly WriteLock _held;
    private readonly string _stagingFolder;
    private readonly string _prefix = Guid.NewGuid().ToString("n")[..12];
    private readonly Dictionary<string, string?> _staged = new(StringComparer.Ordinal);
    private readonly List<string> _createdFolders = [];

    private int _written;

    public FileStateChange(FileStateStore store, WriteLock held)
    {
        _store = store;
        _held = held;
        _stagingFolder = Path.Join(store.Root, FileStateStore.StagingFolder);
        Guarded(() =>
        {
            Apply(store.PendingJournal());
            Sweep();
        });
    }

    public void Write(string path, ReadOnlyMemory<byte> content) => Guarded(() =>
    {
        RequireFile(path);
        string name = $"{_prefix}-{_written++}";
        Directory.CreateDirectory(_stagingFolder);
        try
        {
            DiskSync.WriteNew(_store.StagedPath(name), content.Span, flush: false);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            TryDelete(_store.StagedPath(name), File.Delete);
            throw;
        }

        _staged[path] = name;
    });

    public void Delete(string path)
    {
        RequireFile(path);
        _staged[path] = null;
    }

    public void Commit() => Guarded(() =>
    {
        var journal = new Journal(new Dictionary<string, string?>(_staged, StringComparer.Ordinal));
        string[] staged = [.. _staged.Values.OfType<string>().Select(_store.StagedPath)];
        if (staged.Length > 0)
        {
            DiskSync.Flush(staged);
        }

        if (journal.Staged.Count > 1)
        {
            CreateFolders(journal);
            string complete = _store.StagedPath(_prefix + "-journal");
            Directory.CreateDirectory(_stagingFolder);
            DiskSync.WriteNew(complete, journal.ToBytes(), flush: true);
            File.Move(complete, JournalPath, overwrite: true);
            Keep();
            TryApply(journal);
        }
        else
        {
            Apply(journal);
            Keep();
        }
    });

    public void Dispose()
    {
        foreach (string staged in _staged.Values.OfType<string>())
        {
            TryDelete(_store.StagedPath(staged), File.Delete);
        }

        TryDelete(_store.StagedPath(_prefix + "-journal"), File.Delete);
        foreach (string folder in Enumerable.Reverse(_createdFolders))
        {
            TryDelete(folder, static path => Directory.Delete(path));
        }

        _held.Dispose();
    }

    private string JournalPath => Path.Join(_store.Root, Journal.FileName);

    private void RequireFile(string path)
    {
        _store.Guard.RequireInside(path);
        if (Directory.Exists(_store.FullPath(path)))
        {
            throw StorageErrors.FolderInstead(_store.FullPath(path));
        }
    }

    // What was staged and made is the state now.
    private void Keep()
    {
        _staged.Clear();
        _createdFolders.Clear();
    }

    // The change has happened: readers see it through the journal, and the next writer finishes what the system refuses us now.
    private void TryApply(Journal journal)
    {
        try
        {
            Apply(journal);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
        }
    }

    // Renames only, so that it can be begun again at any point: a staged file that is gone is in its place already.
    private void Apply(Journal journal)
    {
        if (journal.Staged.Count == 0)
        {
            return;
        }

        CreateFolders(journal);
        foreach ((string path, string? staged) in journal.Staged)
        {
            _store.Guard.RequireInside(path);
            string target = _store.FullPath(path);
            if (staged is null)
            {
                DeleteFile(target);
            }
            else if (File.Exists(_store.StagedPath(staged)))
            {
                Replace(_store.StagedPath(staged), target);
            }
        }

        File.Delete(JournalPath);
    }

    private static void DeleteFile(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone with its folder.
        }
    }

    private void CreateFolders(Journal journal)
    {
        foreach (string folder in journal.Staged.Where(static pair => pair.Value is not null)
            .Select(pair => Path.GetDirectoryName(_store.FullPath(pair.Key))!).Distinct(StringComparer.Ordinal))
        {
            CreateFolder(folder);
        }
    }

    private void CreateFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            CreateFolder(Path.GetDirectoryName(folder)!);
            Directory.CreateDirectory(folder);
            _createdFolders.Add(folder);
        }
    }

    private static void Replace(string staged, string target)
    {
        // A virus scanner or an indexer may hold the old file for an instant on Windows.
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                File.Move(staged, target, overwrite: true);
                return;
            }
            catch (Exception exception) when (OperatingSystem.IsWindows() && attempt < 10 && StorageErrors.IsRefusal(exception))
            {
                Thread.Sleep(attempt * 5);
            }
        }
    }

    // Whatever lies in the staging folder while we hold the lock belongs to nobody.
    private void Sweep()
    {
        if (Directory.Exists(_stagingFolder))
        {
            foreach (string leftOver in Directory.EnumerateFiles(_stagingFolder))
            {
                TryDelete(leftOver, File.Delete);
            }
        }
    }

    private static void TryDelete(string path, Action<string> delete)
    {
        try
        {
            delete(path);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            // Left-over files are harmless; the next writer sweeps them.
        }
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (AggregateException exception) when (exception.InnerException is { } inner && StorageErrors.IsRefusal(inner))
        {
            throw StorageErrors.NotWritable(_store.Root, inner);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw StorageErrors.NotWritable(_store.Root, exception);
        }
    }
}
