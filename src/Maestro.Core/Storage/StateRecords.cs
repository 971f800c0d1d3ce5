using System.Collections.Concurrent;

namespace Maestro;

/// <summary>Records of one kind, read from the store and remembered for as long as their files stay the same.</summary>
/// <remarks>
/// A file that was changed less than two seconds before it was read counts as unknown and is read again, since file times are coarse
/// and a later write may have left the same time and length.
/// </remarks>
/// <param name="store">The files.</param>
/// <param name="clock">The time.</param>
/// <param name="decode">Makes a record of a file's bytes and full path.</param>
/// <param name="capacity">At most this many are remembered: the first ones, so that reading all of them in turn again finds some.</param>
internal sealed class StateRecords<T>(IStateStore store, TimeProvider clock, Func<byte[], string, T> decode, int capacity = int.MaxValue)
    where T : class
{
    // For fewer files, sharing the work costs more than it brings.
    private const int WorthSharing = 16;

    private static readonly TimeSpan Racy = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>The record at a path, or null when there is no file.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public T? Get(string path) => store.Find(path) is { } entry ? Get(path, entry) : Forget(path);

    /// <summary>The record of an entry that was listed or found just now.</summary>
    public T? Get(string path, StateEntry entry)
    {
        if (_known.TryGetValue(path, out Known? known) && known.Holds(entry))
        {
            return known.Record;
        }

        DateTime readAt = clock.GetUtcNow().UtcDateTime;
        byte[]? content = store.Read(path);
        if (content is null)
        {
            return Forget(path);
        }

        // A file that was only too young to be trusted need not be parsed again when its bytes are the same.
        T record = known?.Content is { } before && content.AsSpan().SequenceEqual(before) ? known.Record : decode(content, store.FullPath(path));
        bool settled = content.Length == entry.Length && readAt - entry.LastWriteUtc > Racy;
        if (capacity == int.MaxValue || _known.ContainsKey(path) || _known.Count < capacity)
        {
            _known[path] = new Known(record, settled ? null : content, entry.Length, entry.LastWriteUtc);
        }

        return record;
    }

    /// <summary>True when the entry's record needn't be read.</summary>
    public bool Knows(string path, StateEntry entry) => _known.TryGetValue(path, out Known? known) && known.Holds(entry);

    /// <summary>Reads those of some files that are not known yet, on all processors. What is wrong with one is told when it is asked for.</summary>
    /// <param name="paths">Where they are.</param>
    /// <param name="entries">What was listed just now; of the same length.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public void Foresee(IReadOnlyList<string> paths, IReadOnlyList<StateEntry> entries, CancellationToken cancellationToken)
    {
        int unknown = 0;
        for (int index = 0; index < paths.Count && unknown < WorthSharing; index++)
        {
            unknown += Knows(paths[index], entries[index]) ? 0 : 1;
        }

        if (unknown < WorthSharing)
        {
            return;
        }

        Parallel.For(0, paths.Count, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            try
            {
                Get(paths[index], entries[index]);
            }
            catch (MaestroException)
            {
                // Read again, and told, when its turn comes.
            }
        });
    }

    private T? Forget(string path)
    {
        _known.TryRemove(path, out _);
        return null;
    }

    // The content is kept only where the file was too young to be trusted.
    private sealed record Known(T Record, byte[]? Content, long Length, DateTime LastWriteUtc)
    {
        public bool Holds(StateEntry entry) => Content is null && Length == entry.Length && LastWriteUtc == entry.LastWriteUtc;
    }
}
