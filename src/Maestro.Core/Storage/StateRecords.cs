using System.Collections.Concurrent;
using System.Diagnostics;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>Records of one kind, read from the store and cached for as long as their files stay the same.</summary>
/// <remarks>
/// A file that was changed less than two seconds before it was read counts as unknown and is read again, since file times are coarse
/// and a later write may have left the same time and length.
/// </remarks>
/// <param name="store">The files.</param>
/// <param name="clock">The time.</param>
/// <param name="decode">Makes a record of a file's bytes and full path.</param>
/// <param name="capacity">At most this many of a folder are cached: the first ones, so that reading all of them in turn again finds some.</param>
/// <param name="update">Makes a record of the one before and both contents, where only a part has to be decoded; it returns null for any other difference.</param>
internal sealed class StateRecords<T>(IStateStore store, TimeProvider clock, StateDecoder<T> decode, int capacity = int.MaxValue, StateUpdater<T>? update = null)
    where T : class
{
    // For fewer files, sharing the work costs more than it brings.
    private const int WorthSharing = 16;

    // Of a file with many records, comparing the bytes costs a hundredth of parsing them.
    private const int WorthComparing = 8 * 1024;

    private static readonly TimeSpan Racy = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Folder> _folders = new(StringComparer.Ordinal);

    /// <summary>The record at a path, or null when there is no file.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, also when its name differs in case; StateFileUnreadable.</exception>
    public T? Get(string path)
    {
        int slash = path.LastIndexOf('/');
        string folder = slash < 0 ? "" : path[..slash];
        Folder known = In(folder);
        string name = path[(slash + 1)..];
        if (known.IsAbsent(name))
        {
            return null;
        }

        if (store.Find(path) is { } entry)
        {
            return Get(folder, entry);
        }

        known.Files.TryRemove(name, out _);
        store.RequireAbsent(path);
        if (FreshReads.Since is > 0 and var since)
        {
            known.Absent[name] = since;
        }

        return null;
    }

    /// <summary>True while nothing of a folder is cached: then its names are all there is to ask, for each file will be read anyway.</summary>
    public bool IsNew(string folder) => In(folder).Files.IsEmpty;

    /// <summary>The record of an entry of a folder that was listed or found just now.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public T? Get(string folder, StateEntry entry)
    {
        Folder known = In(folder);
        return known.Find(entry) is { } held ? held.Record : Read(known, entry, store.Reader(folder));
    }

    /// <summary>The cached record of an entry; null when its file has to be read.</summary>
    public T? Cached(string folder, StateEntry entry) => In(folder).Find(entry)?.Record;

    /// <summary>
    /// The records of a folder's <c>.json</c> files, in the order of the folder, which stays while nothing changes; the very same list as before
    /// when nothing changed since. Each file that can't be read is a problem.
    /// </summary>
    public IReadOnlyList<T> All(string folder, IFeedback feedback) => All(folder, Entries(folder, feedback), feedback);

    /// <summary>What is in a folder, as far as it has to be known: while nothing of it is cached, the names.</summary>
    public IReadOnlyList<StateEntry> Entries(string folder, IFeedback feedback) =>
        feedback.TryOrReport(() => IsNew(folder) ? store.Names(folder) : store.List(folder)) ?? [];

    /// <inheritdoc cref="All(string, IFeedback)"/>
    /// <param name="folder">Where they are.</param>
    /// <param name="entries">What was listed there just now.</param>
    /// <param name="feedback">Where the problems go.</param>
    public IReadOnlyList<T> All(string folder, IReadOnlyList<StateEntry> entries, IFeedback feedback)
    {
        foreach (MaestroException problem in store.Misnamed(folder, entries))
        {
            feedback.Problem(problem);
        }

        Folder known = In(folder);
        StateEntry[] files = [.. entries.Where(static entry => entry.IsRecord)];
        if (FreshReads.Since == 0 && known.Complete is { } whole && files.AsSpan().SequenceEqual(whole.Files))
        {
            return whole.Records;
        }

        Prefetch(folder, files, 0, files.Length, CancellationToken.None);
        var records = new List<T>(files.Length);
        foreach (StateEntry file in files)
        {
            if (feedback.TryOrReport(() => Get(folder, file)) is { } record)
            {
                records.Add(record);
            }
        }

        known.Complete = records.Count == files.Length && known.Settled(files, records) is { } settled ? new Complete(settled, records) : null;
        return records;
    }

    /// <summary>Reads those of some files that are not known yet, on all processors. What is wrong with one is reported when it is asked for.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="entries">What was listed just now.</param>
    /// <param name="start">The first of them to read.</param>
    /// <param name="count">How many to read, as far as there are so many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public void Prefetch(string folder, IReadOnlyList<StateEntry> entries, int start, int count, CancellationToken cancellationToken)
    {
        Folder known = In(folder);
        int end = Math.Min(start + count, entries.Count);
        long since = FreshReads.Since;
        int unknown = 0;
        for (int index = start; index < end && unknown < WorthSharing; index++)
        {
            unknown += known.Holds(entries[index], since) ? 0 : 1;
        }

        if (unknown < WorthSharing)
        {
            return;
        }

        StateReader read = store.Reader(folder);
        Parallel.For(start, end, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            try
            {
                if (!known.Holds(entries[index], since))
                {
                    Read(known, entries[index], read);
                }
            }
            catch (MaestroException)
            {
                // Read again, and reported, when its turn comes.
            }
        });
    }

    private T? Read(Folder known, StateEntry entry, StateReader read)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        long readAt = Stopwatch.GetTimestamp();
        if (!read(entry.Name, out StateContent content))
        {
            known.Files.TryRemove(entry.Name, out _);
            return null;
        }

        using (content)
        {
            ReadOnlySpan<byte> bytes = content.Bytes;

            // A file that was only too young to be trusted, or is read under the lock, need not be parsed again when its bytes are the same.
            Held? before = known.Files.TryGetValue(entry.Name, out Held? held) && held.Content is not null ? held : null;
            Held? same = before is not null && bytes.SequenceEqual(before.Content) ? before : null;
            T record = same?.Record ?? (before is null ? null : update?.Invoke(before.Record, before.Content, bytes, content.FullPath)) ?? decode(bytes, content.FullPath);
            bool settled = now - content.LastWriteUtc > Racy;
            byte[]? keep = settled && bytes.Length < WorthComparing ? null : same?.Content ?? bytes.ToArray();
            if (capacity == int.MaxValue || known.Files.ContainsKey(entry.Name) || known.Files.Count < capacity)
            {
                known.Files[entry.Name] = new Held(record, keep, settled, bytes.Length, content.LastWriteUtc, readAt);
            }

            return record;
        }
    }

    private Folder In(string folder) => _folders.GetOrAdd(folder, static _ => new Folder());

    private sealed class Folder
    {
        public ConcurrentDictionary<string, Held> Files { get; } = new(StringComparer.Ordinal);

        /// <summary>What did not exist under the lock, and since when it was held: only its holder learns something that stays true.</summary>
        public ConcurrentDictionary<string, long> Absent { get; } = new(StringComparer.Ordinal);

        /// <summary>All of them together, while every one is known.</summary>
        public Complete? Complete { get; set; }

        /// <summary>True for what did not exist since this thread took the lock, under which nothing of ours appears.</summary>
        public bool IsAbsent(string name) => FreshReads.Since is > 0 and var since && Absent.TryGetValue(name, out long askedSince) && askedSince == since;

        public Held? Find(StateEntry entry) => Find(entry, FreshReads.Since);

        public Held? Find(StateEntry entry, long since) =>
            Files.TryGetValue(entry.Name, out Held? held) && held.ReadAt >= since && held.Holds(entry) ? held : null;

        public bool Holds(StateEntry entry, long since) => Find(entry, since) is not null;

        /// <summary>The entries as their files were when these records were read; null when one can't be trusted to stay so, or was read again meanwhile.</summary>
        public StateEntry[]? Settled(StateEntry[] files, List<T> records)
        {
            var settled = new StateEntry[files.Length];
            for (int index = 0; index < files.Length; index++)
            {
                if (!Files.TryGetValue(files[index].Name, out Held? held) || !held.IsSettled || !ReferenceEquals(held.Record, records[index]))
                {
                    return null;
                }

                settled[index] = new StateEntry(files[index].Name, IsFolder: false, held.Length, held.LastWriteUtc);
            }

            return settled;
        }
    }

    private sealed record Complete(StateEntry[] Files, IReadOnlyList<T> Records);

    // The content is kept where the file was too young to be trusted, or has many records.
    private sealed record Held(T Record, byte[]? Content, bool IsSettled, long Length, DateTime LastWriteUtc, long ReadAt)
    {
        // Of an entry that is a name alone, nothing but what was read since can be trusted.
        public bool Holds(StateEntry entry) => entry.ListedAt is { } listedAt
            ? ReadAt >= listedAt
            : IsSettled && Length == entry.Length && LastWriteUtc == entry.LastWriteUtc;
    }
}
