using System.Text;
using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>A workspace in memory: changes are all or nothing, reads are counted, and failures can be ordered.</summary>
internal sealed class MemoryStateStore(TimeProvider clock) : IStateStore
{
    private readonly SortedDictionary<string, (byte[] Content, DateTime Written)> _files = new(StringComparer.Ordinal);

    private bool _changing;
    private int _reads;

    public string Root => "/w/.maestro";

    public bool HasLock => true;

    /// <summary>How often a file's content was read.</summary>
    public int Reads => _reads;

    /// <summary>How often a folder's files were asked for their lengths and times.</summary>
    public int Looks { get; private set; }

    /// <summary>The folders whose names were read, in turn.</summary>
    public List<string> Listed { get; } = [];

    /// <summary>The files whose content was read, in turn.</summary>
    public List<string> ReadPaths { get; } = [];

    /// <summary>How many changes became visible.</summary>
    public int Commits { get; private set; }

    /// <summary>What the next change meets instead of the lock.</summary>
    public MaestroException? Locked { get; set; }

    /// <summary>The n-th write of a change fails, from 1; 0 for none.</summary>
    public int FailingWrite { get; set; }

    public IEnumerable<string> Paths => _files.Keys;

    public string this[string path]
    {
        get => Encoding.UTF8.GetString(_files[path].Content);
        set => Put(path, Encoding.UTF8.GetBytes(value));
    }

    /// <summary>Every file with its content, to see that nothing changed.</summary>
    public string Snapshot() => string.Join('\n', _files.Select(file => $"{file.Key}: {Encoding.UTF8.GetString(file.Value.Content)}"));

    public void Put(string path, byte[] content, DateTime? written = null) =>
        _files[path] = (content, written ?? clock.GetUtcNow().UtcDateTime);

    public void Remove(string path) => _files.Remove(path);

    /// <summary>Puts every file into another store, with the time it has here.</summary>
    public void CopyTo(MemoryStateStore other)
    {
        foreach ((string path, (byte[] content, DateTime written)) in _files)
        {
            other.Put(path, content, written);
        }
    }

    public string FullPath(string path) => $"{Root}/{path}";

    public IReadOnlyList<StateEntry> List(string folder)
    {
        Looks++;
        return Entries(folder);
    }

    public IReadOnlyList<StateEntry> Names(string folder)
    {
        Listed.Add(folder);
        return [.. Entries(folder).Select(static entry => StateEntry.NameOnly(entry.Name, entry.IsFolder, System.Diagnostics.Stopwatch.GetTimestamp()))];
    }

    private StateEntry[] Entries(string folder)
    {
        var entries = new Dictionary<string, StateEntry>(StringComparer.Ordinal);
        string prefix = folder.Length == 0 ? "" : folder + "/";
        foreach ((string path, (byte[] content, DateTime written)) in _files)
        {
            if (path.StartsWith(prefix, StringComparison.Ordinal))
            {
                string rest = path[prefix.Length..];
                int slash = rest.IndexOf('/', StringComparison.Ordinal);
                string name = slash < 0 ? rest : rest[..slash];
                entries[name] = slash < 0 ? new StateEntry(name, false, content.Length, written) : new StateEntry(name, true, 0, written);
            }
        }

        return [.. entries.Values];
    }

    public bool IsLink(string path) => false;

    public StateEntry? Find(string path) =>
        _files.TryGetValue(path, out (byte[] Content, DateTime Written) file)
            ? new StateEntry(path[(path.LastIndexOf('/') + 1)..], false, file.Content.Length, file.Written)
            : null;

    public StateReader Reader(string folder) => (name, out content) =>
    {
        string path = folder.Length == 0 ? name : $"{folder}/{name}";
        byte[]? bytes = Read(path);
        content = new StateContent(null, bytes, FullPath(path), Find(path)?.LastWriteUtc ?? default);
        return bytes is not null;
    };

    public byte[]? Read(string path)
    {
        Interlocked.Increment(ref _reads);
        lock (ReadPaths)
        {
            ReadPaths.Add(path);
        }

        return _files.TryGetValue(path, out (byte[] Content, DateTime Written) file) ? file.Content : null;
    }

    public byte[]? Read(string path, long start, int count) => Read(path) is { } content ? content.AsSpan((int)start, Math.Min(count, content.Length - (int)start)).ToArray() : null;

    public IStateChange BeginChange(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Locked is not null)
        {
            throw Locked;
        }

        Assert.False(_changing, "a change was opened within a change: it would wait for itself");
        _changing = true;
        return new Change(this);
    }

    public void SetJournalAside(string folder, CancellationToken cancellationToken) => JournalAside = folder;

    /// <summary>Where the journal was put aside to.</summary>
    public string? JournalAside { get; private set; }

    private sealed class Change(MemoryStateStore store) : IStateChange
    {
        private readonly Dictionary<string, byte[]?> _staged = [];

        private int _writes;

        public void Write(string path, ReadOnlyMemory<byte> content)
        {
            if (++_writes == store.FailingWrite)
            {
                throw new MaestroException(ErrorCode.WorkspaceNotWritable, "The disk is full.");
            }

            _staged[path] = content.ToArray();
        }

        public void Delete(string path) => _staged[path] = null;

        public void Append(string path, ReadOnlyMemory<byte> line) =>
            _staged[path] = [.. store._files.TryGetValue(path, out (byte[] Content, DateTime Written) file) ? file.Content : [], .. line.Span];

        public void Commit()
        {
            store.Commits++;
            foreach ((string path, byte[]? content) in _staged)
            {
                if (content is null)
                {
                    store.Remove(path);
                }
                else
                {
                    store.Put(path, content);
                }
            }
        }

        public void Dispose() => store._changing = false;
    }
}
