using System.Diagnostics;
using System.Globalization;
using Maestro.Adapters;
using Maestro.Adapters.Control;
using Maestro.Control;
using Maestro.Ports;

namespace Maestro.Bench;

/// <summary>The dashboard as it runs in a terminal, with a terminal that types and keeps no picture.</summary>
internal static class ControlRun
{
    private const int Keys = 200;

    // Compilation and the first snapshots come to rest before the idle time is measured.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    public static void Measure()
    {
        using var scratch = new Scratch();
        scratch.AddMission();
        Measure(Path.Join(scratch.Folder, ".maestro"), scratch.Folder);
    }

    private static void Measure(string root, string folder)
    {
        var adapters = new AdapterSet();
        var workspace = new Workspace(root, adapters, TimeProvider.System);
        using var end = new CancellationTokenSource();
        using IWorkspaceChanges changes = adapters.Watcher.Watch(root);

        // Through every screen, up and down, with details and a filter.
        string keys = string.Concat(Enumerable.Repeat("fjjjkpjjhtrgcd/fea\rf", 1 + (Keys / 20)))[..Keys];
        var terminal = new TypingTerminal(keys, Idle, end);
        new InteractiveControl(terminal).Run(
            mission => workspace.Snapshots.Take(mission, folder, CancellationToken.None), changes, new ControlState(), ControlCapabilities.Plain, end.Token);

        double[] redraws = [.. terminal.Redraws.Select(static time => time.TotalMilliseconds).Order()];
        double busy = terminal.IdleProcessorTime / Idle * 100;
        Console.WriteLine("| Measure | Value | Bound | Met |\n|---|---:|---|---|");
        Row("From key press to frame, median", redraws[redraws.Length / 2], "ms", 50);
        Row("From key press to frame, 99th percentile", redraws[redraws.Length * 99 / 100], "ms", 50);
        Row("CPU use of one core while idle", busy, "%", 1);
    }

    private static void Row(string what, double value, string unit, double bound) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {value:0.00} {unit} | {bound} {unit} | {(value <= bound ? "yes" : "NO")} |"));

    /// <summary>Types a key after each picture, then watches for a while what the program costs.</summary>
    private sealed class TypingTerminal(string keys, TimeSpan idle, CancellationTokenSource end) : IControlTerminal
    {
        private readonly Process _self = Process.GetCurrentProcess();
        private readonly long _began = Stopwatch.GetTimestamp();
        private int _typed;
        private long _typedAt;
        private bool _isDrawn;
        private (long At, TimeSpan Processor)? _idle;

        public bool IsInteractive => true;

        public ControlSize Size => new(120, 40);

        public List<TimeSpan> Redraws { get; } = [];

        public TimeSpan IdleProcessorTime { get; private set; }

        public void Enter()
        {
        }

        public void Leave()
        {
        }

        public void Write(string text)
        {
        }

        // The program waits for a key again: what the last one led to is on the screen.
        public bool WaitForKey(TimeSpan timeout)
        {
            if (_typedAt != 0)
            {
                Redraws.Add(Stopwatch.GetElapsedTime(_typedAt));
                _typedAt = 0;
            }

            _isDrawn = true;
            if (_typed < keys.Length)
            {
                return true;
            }

            if (_idle is null && Stopwatch.GetElapsedTime(_began) > Rest)
            {
                _idle = (Stopwatch.GetTimestamp(), _self.TotalProcessorTime);
            }

            Thread.Sleep(timeout);
            if (_idle is { } since && Stopwatch.GetElapsedTime(since.At) >= idle)
            {
                _self.Refresh();
                IdleProcessorTime = _self.TotalProcessorTime - since.Processor;
                end.Cancel();
            }

            return false;
        }

        public bool TryReadKey(out ControlKey key)
        {
            key = default;
            if (!_isDrawn || _typed >= keys.Length)
            {
                return false;
            }

            key = keys[_typed++] is var typed and not '\r' ? ControlKey.Of(typed.ToString()) : new ControlKey(ControlKeyKind.Enter);
            _isDrawn = false;
            _typedAt = Stopwatch.GetTimestamp();
            return true;
        }
    }
}
