using System.Globalization;

namespace Maestro.Memory;

/// <summary>Ids of notes: their time, <c>yyyy-MM-dd-HHmmssfff</c>, UTC. Nothing else is kept that a note could be known by.</summary>
internal static class NoteId
{
    private const string Format = "yyyy-MM-dd-HHmmssfff";

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The notes of a file, each with an id of its own: of those that another program gave the same time, the later ones are numbered.</summary>
    public static IReadOnlyList<Note> Assign(IReadOnlyList<Note> notes)
    {
        if (Assign([], notes) is not null)
        {
            return notes;
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. notes.Select(note => note with { NoteId = Next(note.NoteId, taken) })];
    }

    /// <summary>Notes that have their ids, and others behind them; null when one of those would have an id that is taken.</summary>
    public static IReadOnlyList<Note>? Assign(IReadOnlyList<Note> before, IReadOnlyList<Note> added)
    {
        HashSet<long> taken = [.. before.Select(Instant)];
        return added.All(note => taken.Add(Instant(note))) ? [.. before, .. added] : null;
    }

    // Two times have the same id when they are in the same millisecond.
    private static long Instant(Note note) => note.Timestamp.ToUnixTimeMilliseconds();

    private static string Next(string id, HashSet<string> taken)
    {
        string next = id;
        for (int number = 2; !taken.Add(next); number++)
        {
            next = string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
        }

        return next;
    }
}
