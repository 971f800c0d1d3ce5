using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>The handoffs of a workspace as they stand on disk.</summary>
internal sealed class HandoffRepository
{
    // Enough for whatever is pending; ten thousand whole records would be most of a hundred megabytes.
    private const int MostRecords = 4000;

    private readonly IStateStore _store;
    private readonly StateRecords<HandoffSummary> _summaries;
    private readonly StateRecords<Handoff> _records;
    private Listing? _listing;

    public HandoffRepository(IStateStore store, TimeProvider clock)
    {
        _store = store;
        _summaries = new StateRecords<HandoffSummary>(store, clock, ReadSummary);
        _records = new StateRecords<Handoff>(store, clock, ReadRecord, MostRecords);
    }

    /// <summary>The files of all handoffs, newest first; nothing is read but the folder.</summary>
    public IReadOnlyList<StateEntry> Files()
    {
        if (_summaries.IsNew(StatePaths.Handoffs) && _records.IsNew(StatePaths.Handoffs))
        {
            return NewestFirst(_store.Names(StatePaths.Handoffs));
        }

        StateEntry[] listed = [.. _store.List(StatePaths.Handoffs)];
        if (_listing is { } known && listed.AsSpan().SequenceEqual(known.Listed))
        {
            return known.NewestFirst;
        }

        _listing = new Listing(listed, NewestFirst(listed));
        return _listing.NewestFirst;
    }

    /// <summary>Every id that is taken, those of removed handoffs and folders of other programs included.</summary>
    public IEnumerable<string> TakenIds() => _store.Names(StatePaths.Handoffs).Concat(_store.Names(StatePaths.RemovedHandoffs)).Select(static entry => entry.Name);

    /// <summary>True when an id is taken.</summary>
    public bool IsTaken(string handoffId) =>
        _store.Find(StatePaths.Handoff(handoffId)) is not null || _store.Find($"{StatePaths.Handoffs}/{handoffId}") is not null || IsRemoved(handoffId);

    /// <summary>True when a handoff was removed.</summary>
    public bool IsRemoved(string handoffId) => _store.Find(StatePaths.RemovedHandoff(handoffId)) is not null;

    /// <summary>The summary of a handoff, or null when its file is gone.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public HandoffSummary? Summary(StateEntry file) => _summaries.Get(StatePaths.Handoffs, file);

    /// <summary>The cached summary; null when the file has to be read.</summary>
    public HandoffSummary? CachedSummary(StateEntry file) => _summaries.Cached(StatePaths.Handoffs, file);

    /// <summary>Reads the summaries of some files that are not known yet, on all processors. What is wrong with one is reported when it is asked for.</summary>
    public void Prefetch(IReadOnlyList<StateEntry> files, int start, int count, CancellationToken cancellationToken) =>
        _summaries.Prefetch(StatePaths.Handoffs, files, start, count, cancellationToken);

    /// <summary>The whole handoff, or null when its file is gone.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public Handoff? Get(StateEntry file) => _records.Get(StatePaths.Handoffs, file);

    /// <summary>The handoff as it is on disk now, never from the cache; null when there is none.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable, IdInvalid.</exception>
    public Handoff? Read(string handoffId)
    {
        string path = StatePaths.Handoff(handoffId);
        return _store.ReadExact(path) is { } content ? ReadRecord(content, _store.FullPath(path)) : null;
    }

    /// <summary>Refuses to give up a handoff that somebody else holds.</summary>
    /// <exception cref="MaestroException">HandoffHeld, StateFileDamaged, StateFileUnreadable, IdInvalid.</exception>
    public void RequireHolder(string handoffId, Author author) =>
        Read(handoffId)?.RequireHolder(author, CommandText.Of($"Reset-MaestroHandoff {handoffId} -Force -Reason why"));

    /// <summary>The handoff of a file.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static Handoff ReadRecord(ReadOnlySpan<byte> content, string path)
    {
        Handoff handoff = HandoffCodec.Read(content, path);
        RecordRules.RequirePlace(handoff.HandoffId, Path.GetFileNameWithoutExtension(path.AsSpan()), path);
        return handoff;
    }

    /// <summary>What lay among the handoffs when <see cref="Files"/> was last asked, and is none.</summary>
    public IReadOnlyList<OtherRecordNotice> Others { get; private set; } = [];

    /// <summary>What was no handoff then, because its extension differs in case alone.</summary>
    public IReadOnlyList<MaestroException> Misnamed { get; private set; } = [];

    private StateEntry[] NewestFirst(IReadOnlyList<StateEntry> entries)
    {
        StateEntry[] files = [.. entries.Where(static entry => entry.IsRecord && IdPattern.IsSequenced(entry.RecordId))];

        Others = files.Length == entries.Count ? [] : OtherRecords.OfHandoffs(entries, _store.FullPath(StatePaths.Handoffs));
        Misnamed = files.Length == entries.Count ? [] : [.. _store.Misnamed(StatePaths.Handoffs, entries)];

        // The order of the names is that of the ids, since all of them end alike.
        Array.Sort(files, static (left, right) => SequencedOrder.Compare(right.Name, left.Name));
        return files;
    }

    private static HandoffSummary ReadSummary(ReadOnlySpan<byte> content, string path)
    {
        HandoffSummary summary = HandoffSummaryReader.Read(content, path);
        RecordRules.RequirePlace(summary.HandoffId, Path.GetFileNameWithoutExtension(path.AsSpan()), path);
        return summary;
    }

    /// <summary>What a folder held, and the records made of it: sorting ten thousand names takes longer than comparing them.</summary>
    private sealed record Listing(StateEntry[] Listed, StateEntry[] NewestFirst);
}
