using System.Globalization;
using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>The order of handoffs by the clock of the world: an id begins with somebody's local day, and the day of one zone is not that of another.</summary>
/// <remarks>
/// The ids of one day count up under the lock, so that their order is that of time. Only the first and the last file of a day have to be read, unless
/// two days overlap, or several clones, with a suffix each, counted side by side.
/// </remarks>
internal static class HandoffOrder
{
    private const int DayLength = 10;

    /// <summary>The files, newest first, as far as they are asked for.</summary>
    /// <param name="files">The files by id, newest first.</param>
    /// <param name="timeOf">Reads when a handoff was made; null for one that can't be read, which keeps its place.</param>
    public static IEnumerable<StateEntry> NewestFirst(IReadOnlyList<StateEntry> files, Func<StateEntry, DateTimeOffset?> timeOf)
    {
        List<Day> days = DaysOf(files);
        int start = 0;
        while (start < days.Count)
        {
            int end = start + 1;
            for (int next = end; next < days.Count && Oldest(days, start, end, files, timeOf) is { } oldest && days[next].Latest > oldest; next++)
            {
                if (days[next].Newest(files, timeOf) > oldest)
                {
                    end = next + 1;
                }
            }

            IEnumerable<StateEntry> together = files.Skip(days[start].Start).Take(days[end - 1].End - days[start].Start);
            foreach (StateEntry file in end == start + 1 && days[start].CountsUp ? together : ByTime(together, timeOf))
            {
                yield return file;
            }

            start = end;
        }
    }

    private static DateTimeOffset? Oldest(List<Day> days, int start, int end, IReadOnlyList<StateEntry> files, Func<StateEntry, DateTimeOffset?> timeOf)
    {
        DateTimeOffset? oldest = null;
        for (int index = start; index < end; index++)
        {
            oldest = days[index].Oldest(files, timeOf) is { } time && !(time > oldest) ? time : oldest;
        }

        return oldest;
    }

    private static List<Day> DaysOf(IReadOnlyList<StateEntry> files)
    {
        List<Day> days = [];
        int start = 0;
        bool countsUp = true;
        for (int index = 0; index < files.Count; index++)
        {
            countsUp &= IsCounted(files[index].Name);
            if (index + 1 == files.Count || !files[index].Name.AsSpan(0, DayLength).SequenceEqual(files[index + 1].Name.AsSpan(0, DayLength)))
            {
                days.Add(new Day(start, index + 1, LatestOf(files[start].Name.AsSpan(0, DayLength)), countsUp));
                start = index + 1;
                countsUp = true;
            }
        }

        return days;
    }

    private static IEnumerable<StateEntry> ByTime(IEnumerable<StateEntry> files, Func<StateEntry, DateTimeOffset?> timeOf)
    {
        DateTimeOffset last = DateTimeOffset.MaxValue;
        return files.Select(file => (File: file, Time: last = timeOf(file) ?? last)).ToArray().OrderByDescending(static pair => pair.Time).Select(static pair => pair.File);
    }

    // yyyy-MM-dd-NNN.json without a suffix.
    private static bool IsCounted(string name) => name.AsSpan(DayLength + 1).IndexOf('-') < 0;

    // Where the day ends last, twelve hours west of Greenwich.
    private static DateTimeOffset LatestOf(ReadOnlySpan<char> day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(36)
            : DateTimeOffset.MaxValue;

    /// <summary>The files of one day, by their places in the list.</summary>
    private sealed record Day(int Start, int End, DateTimeOffset Latest, bool CountsUp)
    {
        private DateTimeOffset? _newest;
        private DateTimeOffset? _oldest;

        public DateTimeOffset? Newest(IReadOnlyList<StateEntry> files, Func<StateEntry, DateTimeOffset?> timeOf)
        {
            for (int index = Start; index < End && (_newest is null || !CountsUp); index++)
            {
                _newest = timeOf(files[index]) is { } time && !(time < _newest) ? time : _newest;
            }

            return _newest;
        }

        public DateTimeOffset? Oldest(IReadOnlyList<StateEntry> files, Func<StateEntry, DateTimeOffset?> timeOf)
        {
            for (int index = End - 1; index >= Start && (_oldest is null || !CountsUp); index--)
            {
                _oldest = timeOf(files[index]) is { } time && !(time > _oldest) ? time : _oldest;
            }

            return _oldest;
        }
    }
}
