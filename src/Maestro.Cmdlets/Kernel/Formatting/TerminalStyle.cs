using System.Management.Automation;
using System.Reflection;

namespace Maestro.Commands;

/// <summary>Colour, as $PSStyle has it; none when NO_COLOR is set or the output is plain text.</summary>
/// <remarks>PSStyle is younger than the reference assembly that this project compiles against, so it is reached by name, once.</remarks>
internal static class TerminalStyle
{
    private static readonly object? Style = typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")?
        .GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);

    private static readonly Dictionary<string, string> Colours = new(StringComparer.Ordinal)
    {
        [FeatureStatus.Done] = "Green",
        [AssertionResult.Passed] = "Green",
        [MissionStatus.Completed] = "Green",
        [MilestoneStatus.Sealed] = "Green",
        [FeatureStatus.Review] = "Magenta",
        [MissionStatus.Validating] = "Magenta",
        [FeatureStatus.InProgress] = "Cyan",
        [FeatureStatus.Assigned] = "Cyan",
        [MissionStatus.Executing] = "Cyan",
        ["picked-up"] = "Cyan",
        [FeatureStatus.Blocked] = "Red",
        [MissionStatus.Failed] = "Red",
        [MissionStatus.Rejected] = "Red",
        [MissionStatus.Approved] = "Yellow",
        [MissionStatus.Paused] = "Yellow",
        [AssertionResult.Waived] = "Yellow",
        [PlanAction.Add] = "Green",
        [PlanAction.Change] = "Yellow",
        [PlanAction.Remove] = "Red",
        [CorrectionSeverity.Hard] = "Yellow",
        [RatchetState.Regression] = "Red",
        [RatchetState.Error] = "Red",
        [RatchetState.NeverPassed] = "Yellow",
        [RatchetState.NothingChecked] = "Red",
    };

    /// <summary>A status word in its colour.</summary>
    public static string Status(string word) => As(word, word);

    /// <summary>A text in the colour of a status word.</summary>
    public static string As(string word, string text) => Colours.TryGetValue(word, out string? colour) ? Coloured(text, colour) : text;

    private static string Coloured(string text, string colour)
    {
        if (!IsOn || Property(Property(Style, "Foreground"), colour) is not string start || Property(Style, "Reset") is not string end)
        {
            return text;
        }

        return start + text + end;
    }

    private static bool IsOn =>
        Style is not null
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Property(Style, "OutputRendering")?.ToString() switch
        {
            "PlainText" => false,
            // The engine takes colours out of what it pipes itself, but not out of what a shell redirects.
            "Host" => !Console.IsOutputRedirected,
            _ => true,
        };

    private static object? Property(object? target, string name) => target?.GetType().GetProperty(name)?.GetValue(target);
}
