using Maestro.Control;

namespace Maestro;

/// <summary>A check of one screen of Mission Control at one size.</summary>
public sealed record ScreenCheck : CheckResult
{
    /// <summary>The screen.</summary>
    public string Screen { get; internal init; } = null!;

    /// <summary>Columns and rows, such as 80x24.</summary>
    public string Size { get; internal init; } = null!;

    /// <summary>What was shown: the present state, or one made up to be hard to show.</summary>
    public string State { get; internal init; } = null!;

    internal static ScreenCheck Of(ControlCheck check) => new()
    {
        Name = check.Name,
        Passed = check.Passed,
        Message = check.Message,
        Target = $"{check.Screen} {check.Size} {check.State}",
        Screen = check.Screen,
        Size = check.Size.ToString(),
        State = check.State,
    };
}
