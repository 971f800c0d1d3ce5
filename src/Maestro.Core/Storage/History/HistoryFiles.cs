using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>The files of the history: <c>history/yyyy-MM-dd.jsonl</c>, by UTC day; a full one is continued as <c>yyyy-MM-dd-02.jsonl</c>.</summary>
internal sealed class HistoryFiles(IStateStore store)
{
    public const string Folder = "history";

    private const string Extension = ".jsonl";
    private const string DayFormat = "yyyy-MM-dd";

    // Far from what a file that is read whole may have.
    private const long Full = 32L << 20;

    /// <summary>The file to which an event of a time is appended.</summary>
    /// <exception cref="MaestroException">StateFileDamaged: the folder or the file is there in another case.</exception>
    public string For(DateTimeOffset time)
    {
        string day = time.UtcDateTime.ToString(DayFormat, CultureInfo.InvariantCulture);
        for (int part = 1; ; part++)
        {
            string path = PathOf($"{day}{(part == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{part:00}"))}{Extension}");
            if (store.Find(path) is not { } entry)
            {
                store.RequireAbsent(path);
                return path;
            }

            if (entry.Length < Full)
            {
                return path;
            }
        }
    }

    /// <summary>The files as long as they are now, oldest first.</summary>
    /// <param name="since">Files of earlier days are omitted.</param>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged (a file in the folder's place, a folder in that of a file, or a name that differs in case).</exception>
    public IReadOnlyList<HistoryFile> List(DateTimeOffset? since = null)
    {
        DateOnly first = since is { } time ? DateOnly.FromDateTime(time.UtcDateTime) : DateOnly.MinValue;
        return [.. store.List(Folder)
            .Select(entry => (Entry: entry, Day: Checked(entry)))
            .Where(file => file.Day is { } day && day.Day >= first)
            .OrderBy(static file => file.Day)
            .Select(file => new HistoryFile(store, PathOf(file.Entry.Name), file.Entry.Length, file.Entry.LastWriteUtc))];
    }

    // What is not read for its name or kind would look as if nothing had happened that day.
    private (DateOnly Day, int Part)? Checked(StateEntry entry)
    {
        if (DayOf(entry) is not { } day)
        {
            return null;
        }

        return entry.IsFolder ? throw StateJson.Damaged(store.FullPath(PathOf(entry.Name)), "it is a folder, not a file")
            : !entry.Name.EndsWith(Extension, StringComparison.Ordinal) ? throw StateJson.Damaged(store.FullPath(PathOf(entry.Name)), $"its name must end with '{Extension}'")
            : day;
    }

    /// <summary>What changes whenever the history does; the default while there is none, or it can't be listed.</summary>
    /// <param name="feedback">Takes what is wrong with the folder.</param>
    public HistoryMark Mark(IFeedback feedback) => feedback.TryOrReport(() => List()) is [.., var newest] ? newest.Mark : default;

    private static string PathOf(string name) => $"{Folder}/{name}";

    private static (DateOnly Day, int Part)? DayOf(StateEntry entry)
    {
        string name = entry.Name;
        if (!name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) || name.Length < DayFormat.Length + Extension.Length
            || !DateOnly.TryParseExact(name.AsSpan(0, DayFormat.Length), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return null;
        }

        ReadOnlySpan<char> rest = name.AsSpan(DayFormat.Length, name.Length - DayFormat.Length - Extension.Length);
        if (rest.IsEmpty)
        {
            return (day, 1);
        }

        return rest[0] == '-' && int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out int part) ? (day, part) : null;
    }
}
