using System.Collections.Concurrent;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Knows which plans the missions of the archive were made from: only the head of each file is read, and once a process.</summary>
internal sealed class ArchivedPlans(IStateStore store, TimeProvider clock)
{
    // Enough for the head of nearly every file.
    private const int HeadLength = 4096;

    private static readonly TimeSpan Racy = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>The files of the archive, those of the newest missions first.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public IReadOnlyList<StateEntry> Entries()
    {
        StateEntry[] entries = [.. store.List(StatePaths.Archives).Where(static entry => entry.IsRecord && IdPattern.IsSequenced(entry.RecordId))];
        Array.Sort(entries, static (left, right) => SequencedOrder.Compare(right.RecordId, left.RecordId));
        return entries;
    }

    /// <summary>What a mission of the archive is; null when it has left meanwhile.</summary>
    /// <remarks>An archive is written once, so its length and time are enough to know it again, even where something is decided.</remarks>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public ArchiveHead? Of(StateEntry entry)
    {
        string missionId = entry.RecordId;
        if (_known.TryGetValue(missionId, out Known? known) && known.Length == entry.Length && known.LastWriteUtc == entry.LastWriteUtc)
        {
            return known.Head;
        }

        DateTime now = clock.GetUtcNow().UtcDateTime;
        ArchiveHead? head = Read(StatePaths.Archive(missionId), entry.Length);
        if (head is not null && now - entry.LastWriteUtc > Racy)
        {
            _known[missionId] = new Known(head, entry.Length, entry.LastWriteUtc);
        }

        return head;
    }

    private ArchiveHead? Read(string path, long length)
    {
        string fullPath = store.FullPath(path);
        for (int count = HeadLength; count < Math.Min(length, MissionArchive.MaxBytes); count *= 16)
        {
            if (store.Read(path, 0, count) is not { } start)
            {
                return null;
            }

            if (ArchiveHead.Read(start, fullPath) is { } head)
            {
                return head;
            }
        }

        // Of one that an older version made, the plans are known by its content.
        return store.Read(path) is { } content ? ArchiveHead.Read(content, fullPath) ?? ArchiveHead.Of(MissionArchive.ReadPlaced(content, fullPath), fullPath) : null;
    }

    private sealed record Known(ArchiveHead Head, long Length, DateTime LastWriteUtc);
}
