using Maestro.Ports;

namespace Maestro.Control;

/// <summary>Draws Mission Control, with or without a terminal.</summary>
internal interface IControlRenderer
{
    /// <summary>One frame: as many lines as the size says, each exactly as wide.</summary>
    /// <exception cref="MaestroException">ScreenInvalid: no such screen, or a size below 20x6.</exception>
    IReadOnlyList<string> Render(ControlSnapshot snapshot, ControlState state, ControlSize size, ControlCapabilities capabilities);

    /// <summary>Renders every screen at the sizes, with the snapshot and with hostile ones, and checks what came out.</summary>
    IEnumerable<ControlCheck> Check(ControlSnapshot snapshot, IEnumerable<ControlSize> sizes, CancellationToken cancellationToken);
}

/// <summary>Mission Control in a terminal.</summary>
internal interface IControlScreen
{
    /// <summary>Shows the screens until the user quits or the token is cancelled. Reads only.</summary>
    /// <param name="snapshots">Takes a fresh snapshot of the mission with this id, or, for null, of the one that is most likely meant. Called on another thread.</param>
    /// <param name="changes">Reports when a fresh snapshot is worth taking.</param>
    /// <param name="start">What is shown first.</param>
    /// <param name="capabilities">What the terminal can do.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MaestroException">TerminalRequired.</exception>
    void Run(
        Func<string?, ControlSnapshot> snapshots, IWorkspaceChanges changes, ControlState start, ControlCapabilities capabilities,
        CancellationToken cancellationToken);
}

/// <summary>The size of a screen, in cells.</summary>
internal readonly record struct ControlSize(int Width, int Height)
{
    public override string ToString() => $"{Width}x{Height}";
}

/// <summary>One check of one screen at one size.</summary>
internal sealed record ControlCheck(string Screen, ControlSize Size, string State, string Name, bool Passed, string Message);
