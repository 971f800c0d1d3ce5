using System.Text;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>A change under the write lock. Contents are staged in <c>.tmp</c>; <see cref="Commit"/> renames them into place.</summary>
internal sealed class FileStateChange : IStateChange
{
    private const string JournalSuffix = "-journal";

    private readonly FileStateStore _store;
    private readonly WriteLock _held;
    private readonly JournalReplay _replay;
    private readonly string _prefix = Guid.NewGuid().ToString("n")[..12];
    private readonly Dictionary<string, string?> _staged = new(StringComparer.Ordinal);

    private int _written;
    private JournalAppend? _appended;
    private bool _hasJournal;

    public FileStateChange(FileStateStore store, WriteLock held)
    {
        _store = store;
        _held = held;
        _replay = new JournalReplay(store);
        Journal pending = JournalFile.TryRead(store.Root, out Journal journal) ? journal : throw StorageErrors.JournalDamaged(JournalFile.PathIn(store.Root));
        Guarded(() => _replay.Apply(pending, isOwn: false), StorageErrors.NotFinished);
        Guarded(Sweep, StorageErrors.NotFinished);
    }

    /// <summary>True until it is made, or given up.</summary>
    public bool IsOpen { get; private set; } = true;

    private string StagingFolder => Path.Join(_store.Root, FileStateStore.StagingFolder);

    private string StagedJournal => _store.StagedPath(_prefix + JournalSuffix);

    /// <summary>True when it is made to a store.</summary>
    public bool IsOf(FileStateStore store) => ReferenceEquals(_store, store);

    public void Write(string path, ReadOnlyMemory<byte> content) => Guarded(
        () =>
        {
            RequireFile(path);
            string name = $"{_prefix}-{_written++}";
            CreateStagingFolder();
            try
            {
                DiskSync.WriteNew(_store.StagedPath(name), content.Span, flush: false);
            }
            catch (Exception exception) when (StorageErrors.IsRefusal(exception))
            {
                TryDelete(_store.StagedPath(name));
                throw;
            }

            _staged[path] = name;
        },
        StorageErrors.NotWritable);

    public void Delete(string path)
    {
        RequireFile(path);
        _staged[path] = null;
    }

    public void Append(string path, ReadOnlyMemory<byte> line)
    {
        _held.Sign();
        _store.Guard.RequireInside(path);
        string full = _store.FullPath(path);
        Guarded(() => _appended = new JournalAppend(path, AppendedLine.LengthOf(full), Encoding.UTF8.GetString(line.Span).TrimEnd('\n')), StorageErrors.NotWritable);
    }

    public void Commit()
    {
        var journal = new Journal(new Dictionary<string, string?>(_staged, StringComparer.Ordinal), _appended);
        if (journal.IsEmpty)
        {
            return;
        }

        IsOpen = false;
        Guarded(() => Prepare(journal), StorageErrors.NotWritable);

        // One file in a folder that is there needs no journal: the rename is the change.
        if (journal.Staged.Count == 1 && (_appended is null || !journal.Staged.Values.Contains(null)) && _replay.HasFolders(journal))
        {
            string[] made = [];
            Guarded(() => made = Rename(journal), StorageErrors.NotWritable);
            Guarded(() => _replay.Flush(journal, made), StorageErrors.NotDurable);
            return;
        }

        Guarded(() => Happen(journal), StorageErrors.NotWritable);
        _staged.Clear();
        Guarded(() => DiskSync.FlushFolder(_store.Root), StorageErrors.NotDurable);
        TryApply(journal);
    }

    public void Dispose()
    {
        IsOpen = false;
        // Before the staged file: a staged journal whose file is gone says that the file is in its place.
        if (_hasJournal)
        {
            TryDelete(StagedJournal);
        }

        foreach (string staged in _staged.Values.OfType<string>())
        {
            TryDelete(_store.StagedPath(staged));
        }

        _held.Dispose();
    }

    private void RequireFile(string path)
    {
        _held.Sign();
        _store.Guard.RequireInside(path);
        if (Directory.Exists(_store.FullPath(path)))
        {
            throw StorageErrors.FolderInstead(_store.FullPath(path));
        }
    }

    private void CreateStagingFolder()
    {
        if (!Directory.Exists(StagingFolder))
        {
            SharedFile.CreateFolder(StagingFolder);
        }
    }

    // Whatever can be refused is refused before the change happens; the new contents are on the disk then.
    private void Prepare(Journal journal)
    {
        _replay.RequirePossible(journal);
        _replay.RequireDistinct(journal);
        string[] staged = [.. journal.Staged.Values.OfType<string>().Select(_store.StagedPath)];
        if (staged.Length > 0)
        {
            DiskSync.Flush(staged);
        }
    }

    // The staged journal says what is still to be appended when the rename is the last thing that we do. It never gets its own name, so that
    // readers need not look at it.
    private string[] Rename(Journal journal)
    {
        if (_appended is not null)
        {
            WriteJournal(journal, flush: false);
        }

        _replay.Rename(journal);
        _staged.Clear();
        try
        {
            return _replay.Append(journal) ? [Path.GetDirectoryName(_store.FullPath(journal.Appended!.Path))!] : [];
        }
        catch (Exception exception) when (exception is MaestroException || StorageErrors.IsRefusal(exception))
        {
            // The change has happened; the next writer appends its line.
            _hasJournal = false;
            return [];
        }
    }

    // Whatever lies in the staging folder while we hold the lock belongs to nobody.
    private void Sweep()
    {
        if (Directory.Exists(StagingFolder) && Directory.GetFiles(StagingFolder) is { Length: > 0 } left)
        {
            FinishAppending(left.Where(static path => path.EndsWith(JournalSuffix, StringComparison.Ordinal)));
            Array.ForEach(left, TryDelete);
        }
    }

    // A writer that was killed, or refused, between its rename and its line.
    private void FinishAppending(IEnumerable<string> journals)
    {
        foreach (string path in journals)
        {
            if (Staged(path) is { Appended: not null, Staged.Count: 1 } journal
                && journal.Staged.Values.Single() is { } staged && !File.Exists(_store.StagedPath(staged)))
            {
                _replay.Append(journal);
                _replay.Flush(journal, made: null);
            }

            // Before the file that it names is swept: without it, the file would seem to be in its place.
            File.Delete(path);
        }
    }

    private static Journal? Staged(string path)
    {
        try
        {
            return Journal.Parse(RegularFile.ReadAll(path));
        }
        catch (NotAFileException)
        {
            return null;
        }
    }

    private void WriteJournal(Journal journal, bool flush)
    {
        _hasJournal = true;
        DiskSync.WriteNew(StagedJournal, journal.ToBytes(), flush);
    }

    // The staged names are on the disk before the journal that names them, and the journal is whole before it has its name.
    private void Happen(Journal journal)
    {
        CreateStagingFolder();
        WriteJournal(journal, flush: true);
        DiskSync.FlushFolder(StagingFolder);
        FileMove.Replace(StagedJournal, JournalFile.PathIn(_store.Root), _store.LockTimeout);
        _hasJournal = false;
    }

    // The change has happened: readers see it through the journal, and the next writer finishes what the system refuses us now.
    private void TryApply(Journal journal)
    {
        try
        {
            _replay.Apply(journal, isOwn: true);
        }
        catch (Exception exception) when (exception is MaestroException || StorageErrors.IsRefusal(exception))
        {
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            // Left-over files are harmless; the next writer sweeps them.
        }
    }

    private void Guarded(Action action, Func<string, Exception, MaestroException> error)
    {
        try
        {
            action();
        }
        catch (AggregateException exception) when (exception.InnerException is { } inner && StorageErrors.IsRefusal(inner))
        {
            throw error(_store.Root, inner);
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            throw error(_store.Root, exception);
        }
    }
}
