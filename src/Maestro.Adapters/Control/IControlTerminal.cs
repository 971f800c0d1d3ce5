using Maestro.Control;

namespace Maestro.Adapters.Control;

/// <summary>The terminal as the interactive screen needs it.</summary>
internal interface IControlTerminal
{
    /// <summary>True when both input and output are a terminal.</summary>
    bool IsInteractive { get; }

    ControlSize Size { get; }

    /// <summary>Shows the alternate screen and takes the keys.</summary>
    void Enter();

    /// <summary>Gives everything back as it was. May be called at any time, from any thread, more than once.</summary>
    void Leave();

    /// <summary>Writes at once; nothing after <see cref="Leave"/>.</summary>
    void Write(string text);

    /// <summary>Waits until a key was pressed or the time is over.</summary>
    /// <returns>False when there is surely none.</returns>
    bool WaitForKey(TimeSpan timeout);

    /// <summary>Takes a key that was pressed, without waiting.</summary>
    bool TryReadKey(out ControlKey key);
}
