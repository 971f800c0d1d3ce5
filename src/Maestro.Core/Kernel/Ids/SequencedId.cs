using System.Globalization;

namespace Maestro.Kernel;

/// <summary>Ids of the form <c>yyyy-MM-dd-NNN</c>: missions, handoffs, corrections.</summary>
internal static class SequencedId
{
    /// <summary>More digits than any day will need, and few enough to count on.</summary>
    public const int MostDigits = 12;

    /// <summary>The next id of a day: one more than the highest there is, three digits or more.</summary>
    /// <param name="existing">The ids there are, of any day.</param>
    /// <param name="localDate">The day, as the user's clock has it.</param>
    /// <param name="unique">True to append <c>-xxxx</c>.</param>
    public static string Next(IEnumerable<string> existing, DateOnly localDate, bool unique)
    {
        string date = localDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        long highest = 0;
        foreach (string id in existing)
        {
            if (id.Length > date.Length + 1 && id[date.Length] == '-' && id.StartsWith(date, StringComparison.Ordinal))
            {
                ReadOnlySpan<char> rest = id.AsSpan(date.Length + 1);
                int length = rest.IndexOfAnyExceptInRange('0', '9');
                ReadOnlySpan<char> digits = length < 0 ? rest : rest[..length];
                if (digits.Length <= MostDigits && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
                {
                    highest = Math.Max(highest, number);
                }
            }
        }

        string next = string.Create(CultureInfo.InvariantCulture, $"{date}-{highest + 1:D3}");
        return unique ? $"{next}-{UniqueSuffix.Next()}" : next;
    }

    /// <summary>The local day of a clock.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
}
