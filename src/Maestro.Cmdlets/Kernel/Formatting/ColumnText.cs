using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Text of a view that leaves room for the other columns.</summary>
internal static class ColumnText
{
    // Set by a host whose output nobody sees on a screen.
    private const string Unlimited = "Maestro.UnlimitedOutput";

    /// <summary>How much of a name a column shows.</summary>
    public const int NameLength = 12;

    /// <summary>False where nothing has to be cut.</summary>
    public static bool IsLimited => !(AppContext.TryGetSwitch(Unlimited, out bool isUnlimited) && isUnlimited);

    /// <summary>The text, cut to a length where the room is limited.</summary>
    public static string Cut(string text, int length) => IsLimited ? Display.Cut(text, length) : text;
}
