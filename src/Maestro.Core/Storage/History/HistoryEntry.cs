namespace Maestro.Storage;

/// <summary>An event that is about to be written.</summary>
/// <param name="Time">When.</param>
/// <param name="EventId">Its id.</param>
/// <param name="Origin">Who, and with which cmdlet.</param>
/// <param name="Target">What it is about.</param>
/// <param name="Action">What is done to it.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="UndoneEventId">The event that it undoes, or null.</param>
/// <param name="Edits">What differs.</param>
internal sealed record HistoryEntry(
    DateTimeOffset Time, string EventId, ChangeOrigin Origin, string Target, string Action, string? Reason, string? UndoneEventId, IReadOnlyList<HistoryEdit> Edits)
{
    /// <summary>The event of a change, as the store is before it.</summary>
    public static HistoryEntry Of<T>(Change<T> change, ChangeOrigin origin)
    {
        DateTimeOffset now = origin.Clock.GetUtcNow();
        return new HistoryEntry(
            now,
            HistoryLine.NewId(now),
            origin,
            change.Target,
            change.Action,
            change.Reason,
            change.UndoneEventId,
            [.. change.Writes.Where(static write => write.IsInHistory).SelectMany(write => HistoryDiff.Of(write.Path, Content(change.Store!, write.Path), write.Content, write.IsRecord))]);
    }

    // Null would become an empty content, by way of an empty array.
    private static ReadOnlyMemory<byte>? Content(IStateStore store, string path) => store.Read(path) is { } content ? content : default(ReadOnlyMemory<byte>?);
}
