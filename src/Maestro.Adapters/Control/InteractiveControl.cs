using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Maestro.Control;
using Maestro.Ports;

namespace Maestro.Adapters.Control;

/// <summary>Mission Control in a terminal: keys in, changed lines out, the terminal restored whatever happens.</summary>
internal sealed class InteractiveControl(IControlTerminal terminal) : IControlScreen
{
    // A key ends the wait at once; these only say how soon a change, a resize or a fresh snapshot is seen.
    private static readonly TimeSpan IdleWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan FreshWait = TimeSpan.FromMilliseconds(5);

    private volatile bool _isQuit;
    private volatile bool _mustRedraw;

    public InteractiveControl()
        : this(new ConsoleTerminal())
    {
    }

    public void Run(
        Func<string?, ControlSnapshot> snapshots, IWorkspaceChanges changes, ControlState start, ControlCapabilities capabilities,
        CancellationToken cancellationToken)
    {
        if (!terminal.IsInteractive)
        {
            throw new MaestroException(
                ErrorCode.TerminalRequired, "Mission Control needs a terminal for both its input and its output.", "Show-MaestroControl -Preview");
        }

        // What can go wrong with the state goes wrong before the screen is taken.
        ControlSnapshot first = snapshots(start.MissionId);
        _isQuit = false;
        EventHandler leave = (_, _) => terminal.Leave();
        List<PosixSignalRegistration> signals = Signals();
        AppDomain.CurrentDomain.ProcessExit += leave;
        try
        {
            terminal.Enter();
            Loop(snapshots, changes, start, first, new ScreenWriter(terminal, capabilities), cancellationToken);
        }
        finally
        {
            terminal.Leave();
            AppDomain.CurrentDomain.ProcessExit -= leave;
            signals.ForEach(s => s.Dispose());
        }
    }

    private void Loop(
        Func<string?, ControlSnapshot> snapshots, IWorkspaceChanges changes, ControlState state, ControlSnapshot snapshot, ScreenWriter screen,
        CancellationToken cancellationToken)
    {
        Task<ControlSnapshot>? fresh = null;
        bool isStale = false;
        bool isDirty = true;
        bool mayHaveKey = true;
        long drawn = 0;
        while (!_isQuit && !cancellationToken.IsCancellationRequested)
        {
            while (mayHaveKey && !_isQuit && terminal.TryReadKey(out ControlKey key))
            {
                string? mission = state.MissionId;
                ControlStep step = ControlReducer.Reduce(state, key, snapshot);
                state = step.State;
                _isQuit = step.IsQuit;
                isDirty = true;
                isStale |= state.MissionId != mission;
                if (step.Copy is { } text)
                {
                    terminal.Write(Clipboard(text));
                }
            }

            if (isStale && fresh is null)
            {
                // Read elsewhere, so that keys are answered meanwhile.
                string? mission = state.MissionId;
                fresh = Task.Run(() => snapshots(mission), CancellationToken.None);
                isStale = false;
            }

            if (fresh is { IsCompleted: true })
            {
                if (fresh.IsCompletedSuccessfully)
                {
                    snapshot = fresh.Result;
                }
                else
                {
                    state = state with { Notice = fresh.Exception?.InnerException is MaestroException known ? known.Message : "the state can't be read at the moment" };
                }

                fresh = null;
                isDirty = true;
            }

            if (_mustRedraw)
            {
                _mustRedraw = false;
                screen.Forget();
                isDirty = true;
            }

            if (isDirty || screen.IsResized || Stopwatch.GetElapsedTime(drawn) >= ClockStep(snapshot))
            {
                state = screen.Draw(AtCurrentTime(snapshot), state);
                isDirty = false;
                drawn = Stopwatch.GetTimestamp();
            }

            if (_isQuit)
            {
                break;
            }

            mayHaveKey = terminal.WaitForKey(fresh is null ? IdleWait : FreshWait);
            isStale |= changes.Wait(TimeSpan.Zero, cancellationToken);
        }
    }

    /// <summary>How often the clock on the screen moves: with the seconds while they are shown.</summary>
    private static TimeSpan ClockStep(ControlSnapshot snapshot) =>
        TimeSpan.FromSeconds(snapshot is { Mission.EndedAt: null, Elapsed.TotalHours: < 1 } ? 1 : 5);

    /// <summary>The snapshot with its clock moved on, for ages and the elapsed time.</summary>
    private static ControlSnapshot AtCurrentTime(ControlSnapshot snapshot)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return now < snapshot.TakenAt ? snapshot : snapshot with { TakenAt = now };
    }

    private List<PosixSignalRegistration> Signals()
    {
        void End(PosixSignalContext context) => terminal.Leave();
        List<PosixSignalRegistration> signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, End),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, End),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, End),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
            {
                context.Cancel = true;
                _isQuit = true;
            }),
        ];
        if (!OperatingSystem.IsWindows())
        {
            signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => _mustRedraw = true));
        }

        return signals;
    }

    /// <summary>OSC 52: the terminal puts the text on the clipboard, also through ssh.</summary>
    private static string Clipboard(string text) => $"\e]52;c;{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}\a";

    /// <summary>Writes the lines that differ from those on the screen.</summary>
    private sealed class ScreenWriter(IControlTerminal terminal, ControlCapabilities capabilities)
    {
        private readonly Palette _palette = Palette.Of(capabilities);
        private readonly Glyphs _glyphs = Glyphs.Of(capabilities);
        private string[] _shown = [];
        private ControlSize _size;

        public bool IsResized => terminal.Size != _size;

        public void Forget() => _shown = [];

        public ControlState Draw(ControlSnapshot snapshot, ControlState state)
        {
            ControlSize size = terminal.Size;
            Frame frame = ControlRenderer.Draw(snapshot, state, size, _glyphs);
            StringBuilder output = new();
            if (size != _size || _shown.Length != size.Height)
            {
                output.Append("\e[0m\e[2J");
                _shown = new string[size.Height];
                _size = size;
            }

            for (int y = 0; y < size.Height; y++)
            {
                string line = frame.AnsiLine(y, _palette, keepColumns: true);
                if (line == _shown[y])
                {
                    continue;
                }

                output.Append(CultureInfo.InvariantCulture, $"\e[{y + 1};1H").Append(line);
                _shown[y] = line;
            }

            if (output.Length > 0)
            {
                terminal.Write($"\e[?2026h{output}\e[?2026l"); // As one picture, where the terminal knows how.
            }

            return state with { Scroll = frame.Scroll, PageSize = frame.PageSize };
        }
    }
}
