using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Text of a view that leaves room for the other columns.</summary>
internal static class ColumnText
{
    // Set by a host whose output nobody sees on a screen.
    private const string Unlimited = "Maestro.UnlimitedOutput";

    /// <summary>The text, cut to a length where the room is limited.</summary>
    public static string Cut(string text, int length) =>
        AppContext.TryGetSwitch(Unlimited, out bool isUnlimited) && isUnlimited ? text : Display.Cut(text, length);
}
