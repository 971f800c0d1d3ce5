using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Maestro.Commands;

/// <summary>Takes a duration as <c>90s</c>, <c>30m</c>, <c>2h</c>, <c>3d</c> or <c>hh:mm:ss</c>. A number alone is refused: the engine would take 30 for thirty ticks, and '30' for thirty days.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed partial class DurationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Typed(inputData) switch
    {
        null => null,
        TimeSpan duration => duration,
        string text when TryParse(text, out TimeSpan duration) => duration,
        { } other => throw new ArgumentTransformationMetadataException($"'{Kernel.Display.Short(LanguagePrimitives.ConvertTo<string>(other))}' is not a duration. Use 30m, 2h, 3d or 01:30:00."),
    };

    /// <summary>A value as it was typed: to the engine, <c>3d</c> and <c>90s</c> are numbers, which still have their text.</summary>
    public static object? Typed(object? value) => value is not PSObject wrapped ? value
        : wrapped.BaseObject is decimal or short ? wrapped.ToString()
        : wrapped.BaseObject;

    /// <summary>Reads a duration.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (WithUnit().Match(text) is { Success: true } match)
        {
            double number = double.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            double seconds = number * (match.Groups["unit"].Value.ToUpperInvariant() switch { "S" => 1, "M" => 60, "H" => 3600, "D" => 86_400, _ => 604_800 });
            if (seconds >= TimeSpan.MaxValue.TotalSeconds)
            {
                return false;
            }

            duration = TimeSpan.FromSeconds(seconds);
            return true;
        }

        return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration);
    }

    [GeneratedRegex(@"^\s*(?<number>\d+(\.\d+)?)\s*(?<unit>[smhdw])\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WithUnit();
}
