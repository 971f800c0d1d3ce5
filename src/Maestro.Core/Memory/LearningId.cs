using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>Ids of learnings: <c>yyyy-MM-dd-HHmmssfffffff-xxxx</c>, UTC. They sort in the order they were made, whoever made them.</summary>
internal static class LearningId
{
    private const string Format = "yyyy-MM-dd-HHmmssfffffff";

    /// <summary>The newest moment in any of the ids, or null; ids of another form tell none.</summary>
    public static DateTime? Newest(IEnumerable<string> ids)
    {
        DateTime? newest = null;
        foreach (string id in ids)
        {
            if (id.Length > Format.Length
                && DateTime.TryParseExact(
                    id.AsSpan(0, Format.Length), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime moment)
                && (newest is null || moment > newest))
            {
                newest = moment;
            }
        }

        return newest;
    }

    /// <summary>The next moment to make an id of: now, or just after the newest, whose clock may have been ahead.</summary>
    public static DateTime Next(DateTime? newest, DateTimeOffset now) =>
        newest is { } last && last >= now.UtcDateTime ? last.AddTicks(1) : now.UtcDateTime;

    /// <summary>An id of a moment.</summary>
    public static string Of(DateTime moment) =>
        $"{moment.ToString(Format, CultureInfo.InvariantCulture)}-{UniqueSuffix.Next()}";
}
