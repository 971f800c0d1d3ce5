using System.Globalization;

namespace Maestro.Control;

/// <summary>Spans of time in a few characters.</summary>
internal static class AgeText
{
    /// <summary>How long ago, in its largest unit: 3m, 2h, 5d, 4w, 13mo. The future counts as now.</summary>
    public static string Age(TimeSpan age)
    {
        long seconds = Math.Max(0, (long)age.TotalSeconds);
        long days = seconds / 86400;
        FormattableString text = seconds switch
        {
            < 60 => $"{seconds}s",
            < 3600 => $"{seconds / 60}m",
            < 86400 => $"{seconds / 3600}h",
            _ when days < 7 => $"{days}d",
            _ when days < 35 => $"{days / 7}w",
            _ => $"{days / 30}mo",
        };
        return text.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>How long, in its two largest units: 2m 22s, 3h 05m, 4d 02h.</summary>
    public static string Elapsed(TimeSpan time)
    {
        FormattableString text = time switch
        {
            { TotalMinutes: < 1 } => $"{Math.Max(0, time.Seconds)}s",
            { TotalHours: < 1 } => $"{time.Minutes}m {time.Seconds:00}s",
            { TotalDays: < 1 } => $"{time.Hours}h {time.Minutes:00}m",
            _ => $"{(int)time.TotalDays}d {time.Hours:00}h",
        };
        return text.ToString(CultureInfo.InvariantCulture);
    }
}
