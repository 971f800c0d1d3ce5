using System.Text;
using Maestro.Control;

namespace Maestro.Adapters.Control;

/// <summary>The process's console.</summary>
internal sealed class ConsoleTerminal : IControlTerminal
{
    // Alternate screen, no cursor, no wrapping at the right edge, so that its last cell can be written.
    private const string EnterSequence = "\e[?1049h\e[?25l\e[?7l\e[0m\e[2J";
    private const string LeaveSequence = "\e[0m\e[?7h\e[?25h\e[?1049l";

    private static readonly TimeSpan WindowsStep = TimeSpan.FromMilliseconds(15);

    private readonly Lock _gate = new();
    private Stream? _output;
    private Encoding _encoding = Encoding.UTF8;
    private bool _treatedControlCAsInput;
    private char _highHalf;

    public bool IsInteractive => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    public ControlSize Size
    {
        get
        {
            try
            {
                ControlSize smallest = ControlRenderer.Smallest;
                ControlSize largest = ControlRenderer.Largest;
                return new ControlSize(
                    Math.Clamp(Console.WindowWidth, smallest.Width, largest.Width), Math.Clamp(Console.WindowHeight, smallest.Height, largest.Height));
            }
            catch (IOException)
            {
                return new ControlSize(80, 24); // The window is being closed.
            }
        }
    }

    public void Enter()
    {
        lock (_gate)
        {
            _output = Console.OpenStandardOutput();
            _encoding = Console.OutputEncoding;
            _treatedControlCAsInput = Console.TreatControlCAsInput;
            Console.TreatControlCAsInput = true;
            Send(EnterSequence);
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            if (_output is null)
            {
                return;
            }

            Send(LeaveSequence);
            _output.Dispose();
            _output = null;
            try
            {
                Console.TreatControlCAsInput = _treatedControlCAsInput;
            }
            catch (IOException)
            {
                // The terminal is gone; so is what there was to restore.
            }
        }
    }

    public void Write(string text)
    {
        lock (_gate)
        {
            if (_output is not null)
            {
                Send(text);
            }
        }
    }

    public bool WaitForKey(TimeSpan timeout)
    {
        // Asking the console for a key in a loop costs a hundred times what waiting for input does.
        if (!OperatingSystem.IsWindows())
        {
            return UnixInput.Wait(timeout);
        }

        Thread.Sleep(timeout < WindowsStep ? timeout : WindowsStep);
        return true;
    }

    public bool TryReadKey(out ControlKey key)
    {
        while (Console.KeyAvailable)
        {
            if (KeyOf(Console.ReadKey(intercept: true)) is { } known)
            {
                key = known;
                return true;
            }
        }

        key = default;
        return false;
    }

    private void Send(string text)
    {
        try
        {
            _output!.Write(_encoding.GetBytes(text));
            _output.Flush();
        }
        catch (IOException)
        {
            // The terminal is gone; the signal that reports it is on its way.
        }
    }

    private ControlKey? KeyOf(ConsoleKeyInfo info)
    {
        bool isControl = info.Modifiers.HasFlag(ConsoleModifiers.Control);
        if ((isControl && info.Key == ConsoleKey.C) || info.KeyChar == '\u0003')
        {
            return new ControlKey(ControlKeyKind.Interrupt);
        }

        ControlKeyKind? kind = info.Key switch
        {
            ConsoleKey.UpArrow => ControlKeyKind.Up,
            ConsoleKey.DownArrow => ControlKeyKind.Down,
            ConsoleKey.LeftArrow => ControlKeyKind.Left,
            ConsoleKey.RightArrow => ControlKeyKind.Right,
            ConsoleKey.PageUp => ControlKeyKind.PageUp,
            ConsoleKey.PageDown => ControlKeyKind.PageDown,
            ConsoleKey.Home => ControlKeyKind.Home,
            ConsoleKey.End => ControlKeyKind.End,
            ConsoleKey.Enter => ControlKeyKind.Enter,
            ConsoleKey.Escape => ControlKeyKind.Escape,
            ConsoleKey.Tab => info.Modifiers.HasFlag(ConsoleModifiers.Shift) ? ControlKeyKind.BackTab : ControlKeyKind.Tab,
            ConsoleKey.Backspace => ControlKeyKind.Backspace,
            _ => null,
        };
        if (kind is { } named)
        {
            return new ControlKey(named);
        }

        // A character beyond the first plane arrives as two keys.
        if (char.IsHighSurrogate(info.KeyChar))
        {
            _highHalf = info.KeyChar;
            return null;
        }

        if (char.IsLowSurrogate(info.KeyChar))
        {
            return char.IsHighSurrogate(_highHalf) ? ControlKey.Of($"{_highHalf}{info.KeyChar}") : null;
        }

        return char.IsControl(info.KeyChar) || isControl || info.Modifiers.HasFlag(ConsoleModifiers.Alt) ? null : ControlKey.Of(info.KeyChar.ToString());
    }
}
