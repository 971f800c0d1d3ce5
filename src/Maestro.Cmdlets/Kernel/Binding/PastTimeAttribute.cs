using System.Globalization;
using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Takes a time as a date, a date with a time of day, or how long ago it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PastTimeAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => DurationAttribute.Typed(inputData) switch
    {
        null => null,
        DateTimeOffset or DateTime => DurationAttribute.Typed(inputData),
        TimeSpan ago when Ago(ago) is { } time => time,
        string text when DurationAttribute.TryParse(text, out TimeSpan ago) && !IsTimeOfDay(text) && Ago(ago) is { } time => time,
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset time) => time,
        { } other => throw new ArgumentTransformationMetadataException(
            $"'{Kernel.Display.Short(LanguagePrimitives.ConvertTo<string>(other))}' is not a time. Use a date such as 2026-11-30, a date and time such as '2026-11-30 14:00' or 2026-11-30T14:00:00Z, or how long ago, such as 30m, 2h or 3d."),
    };

    // 14:30 is today at half past two, not fourteen and a half hours ago.
    private static bool IsTimeOfDay(string text) => text.Contains(':', StringComparison.Ordinal);

    private static DateTimeOffset? Ago(TimeSpan duration)
    {
        DateTimeOffset now = DateTimeOffset.Now;
        return duration >= TimeSpan.Zero && duration < now - DateTimeOffset.MinValue ? now - duration : null;
    }
}
