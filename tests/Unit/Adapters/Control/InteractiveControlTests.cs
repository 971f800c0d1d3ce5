using Maestro.Adapters;
using Maestro.Adapters.Control;
using Maestro.Adapters.Ports;
using Maestro.Control;
using Maestro.Kernel;
using Maestro.Ports;

namespace Maestro.Tests;

public sealed class InteractiveControlTests
{
    private static readonly ControlSnapshot Reference = ControlStates.All["reference"]();

    [Fact]
    public void KeysLeadThroughTheScreensAndTheTerminalIsGivenBack()
    {
        FakeTerminal terminal = new("f", "p", "q");
        Run(terminal, _ => Reference);

        Assert.Contains("dependencies", terminal.Written);
        Assert.True(terminal.WasEntered);
        Assert.True(terminal.WasLeft);
    }

    [Fact]
    public void OnlyLinesThatChangedAreWritten()
    {
        // Taken in the future, so that no clock moves on while the test runs.
        ControlSnapshot still = ControlStates.Build(ControlStates.Reference() with { Now = ControlStates.Now.AddYears(200) });
        FakeTerminal terminal = new("/", "\u0003");
        Run(terminal, _ => still);

        // The first picture is whole; a filter's first sign is in the last line alone.
        Assert.Equal(2, terminal.Writes.Count(w => w.StartsWith("\e[?2026h", StringComparison.Ordinal)));
        Assert.Equal(24, Moves(terminal.Writes[0]));
        Assert.Equal(1, Moves(terminal.Writes[1]));

        static int Moves(string text) => System.Text.RegularExpressions.Regex.Count(text, "\e\\[\\d+;1H");
    }

    [Fact]
    public void ACopyGoesToTheClipboardOfTheTerminal()
    {
        FakeTerminal terminal = new("f", "y", "q");
        Run(terminal, _ => Reference);
        Assert.Contains($"\e]52;c;{Convert.ToBase64String("auth_docs"u8)}\a", terminal.Written);
    }

    [Fact]
    public void TheChosenMissionIsAskedFor()
    {
        List<string?> asked = [];
        FakeTerminal terminal = new("m", "\r", "", "q") { WaitsFor = () => asked.Count > 1 };
        Run(terminal, mission =>
        {
            asked.Add(mission);
            return Reference;
        });
        Assert.Equal([null, "2026-11-22-002"], asked);
    }

    [Fact]
    public void AnErrorWhileItRunsGivesTheTerminalBack()
    {
        FakeTerminal terminal = new("f") { Fails = true };
        Assert.Throws<InvalidOperationException>(() => Run(terminal, _ => Reference));
        Assert.True(terminal.WasLeft);
    }

    [Fact]
    public void StateThatCannotBeReadAtFirstNeverTakesTheScreenAndLaterBecomesAWordBelow()
    {
        FakeTerminal never = new("q");
        Assert.Throws<MaestroException>(() => Run(never, _ => throw new MaestroException(ErrorCode.StateFileDamaged, "damaged")));
        Assert.False(never.WasEntered);

        int taken = 0;
        FakeTerminal later = new("", "q");
        later.WaitsFor = () => later.Written.Contains("mission.json is damaged", StringComparison.Ordinal);
        Run(later, _ => taken++ == 0 ? Reference : throw new MaestroException(ErrorCode.StateFileDamaged, "mission.json is damaged"), hasChange: true);
        Assert.Contains("mission.json is damaged", later.Written);
    }

    [Fact]
    public void WithoutATerminalItSaysWhatToType()
    {
        MaestroException error = Assert.Throws<MaestroException>(() => Run(new FakeTerminal { IsInteractive = false }, _ => Reference));
        Assert.Equal((ErrorCode.TerminalRequired, "Show-MaestroControl -Preview"), (error.Code, error.Hint));
    }

    [Fact]
    public void AChangeOnDiskIsNoticedOnceItsWritingIsOver()
    {
        string folder = Directory.CreateTempSubdirectory("maestro-watch-").FullName;
        try
        {
            using IWorkspaceChanges changes = new WorkspaceWatcher().Watch(folder);
            Assert.False(changes.Wait(TimeSpan.Zero, CancellationToken.None));

            Directory.CreateDirectory(Path.Combine(folder, "missions", "2026-11-22-001"));
            File.WriteAllText(Path.Combine(folder, "missions", "mission.json"), "{}");
            Assert.True(changes.Wait(TimeSpan.FromMinutes(3), CancellationToken.None));

            using CancellationTokenSource stop = new();
            stop.Cancel();
            Assert.False(changes.Wait(TimeSpan.FromMinutes(3), stop.Token));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Run(FakeTerminal terminal, Func<string?, ControlSnapshot> snapshots, bool hasChange = false)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(3));
        using FakeChanges changes = new(hasChange);
        new InteractiveControl(terminal).Run(snapshots, changes, new ControlState(), ControlCapabilities.Plain, limit.Token);
        Assert.False(limit.IsCancellationRequested);
    }

    private sealed class FakeChanges(bool hasChange) : IWorkspaceChanges
    {
        private bool _hasChange = hasChange;

        public bool Wait(TimeSpan timeout, CancellationToken cancellationToken)
        {
            bool result = _hasChange;
            _hasChange = false;
            return result;
        }

        public void Dispose()
        {
        }
    }

    /// <summary>A terminal that types the given keys, one a picture; an empty one waits for what the test waits for.</summary>
    private sealed class FakeTerminal(params string[] keys) : IControlTerminal
    {
        private readonly Queue<string> _keys = new(keys);
        private bool _hasGiven;

        public bool IsInteractive { get; init; } = true;

        public bool Fails { get; init; }

        public Func<bool> WaitsFor { get; set; } = () => true;

        public bool WasEntered { get; private set; }

        public bool WasLeft { get; private set; }

        public List<string> Writes { get; } = [];

        public string Written => string.Concat(Writes);

        public ControlSize Size => new(80, 24);

        public void Enter() => WasEntered = true;

        public void Leave() => WasLeft = true;

        public void Write(string text) => Writes.Add(text);

        public bool WaitForKey(TimeSpan timeout) => true;

        public bool TryReadKey(out ControlKey key)
        {
            key = default;
            if (Fails && Writes.Count > 0)
            {
                throw new InvalidOperationException("broken");
            }

            if (Writes.Count == 0 || _hasGiven)
            {
                _hasGiven = false; // One key, then a picture.
                return false;
            }

            if (!_keys.TryPeek(out string? next))
            {
                return false;
            }

            if (next.Length == 0)
            {
                if (WaitsFor())
                {
                    _keys.Dequeue();
                }

                return false;
            }

            _keys.Dequeue();
            _hasGiven = true;
            key = next switch
            {
                "\r" => new ControlKey(ControlKeyKind.Enter),
                "\u0003" => new ControlKey(ControlKeyKind.Interrupt),
                _ => ControlKey.Of(next),
            };
            return true;
        }
    }
}
