using System.Diagnostics;
using Maestro.Adapters.Ports;
using Maestro.Ports;
using Maestro.Tests.Hosting;

namespace Maestro.Tests;

/// <summary>Real commands, well and badly behaved. What a POSIX shell does is asked of one.</summary>
public sealed class CommandRunnerTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _lines = [];

    [Fact]
    public void TheExitCodeAndTheOutputOfBothStreamsComeBack()
    {
        CommandOutcome outcome = Run(OperatingSystem.IsWindows() ? "echo one& echo two>&2& exit 3" : "echo one; echo two >&2; exit 3");
        Assert.Equal((3, null), (outcome.ExitCode, outcome.Failure));
        Assert.Equal(["one", "two"], _lines.Select(static line => line.TrimEnd()).Order());
        Assert.Contains("two", outcome.Output, StringComparison.Ordinal);
        Assert.False(outcome.IsCut);
    }

    [PosixFact]
    public void ItRunsInItsFolderWithoutInput()
    {
        Assert.Equal(0, Run("pwd -P > here.txt; cat; wc -c < /dev/stdin").ExitCode);
        Assert.Equal(Path.GetFileName(_folder.Path), Path.GetFileName(File.ReadAllText(Path.Join(_folder.Path, "here.txt")).Trim()));
        Assert.Equal("0", Assert.Single(_lines).Trim());
    }

    [PosixFact]
    public void WhatASignalEndsHasTheExitCodeOfAShell()
    {
        Assert.Equal(128 + 9, Run("kill -9 $$").ExitCode);
    }

    [PosixFact]
    public void ACommandWhoseReaderGoesAwayEndsQuietly()
    {
        // .NET ignores this signal, and whoever inherits that reports an error instead of ending.
        Assert.Equal("y", Run("yes | head -n 1").Output.Trim());
    }

    [PosixFact]
    public void AHundredMegabytesNeedLittleMemoryAndTheLastOfThemIsKept()
    {
        long before = GC.GetTotalAllocatedBytes();
        CommandOutcome outcome = Run("head -c 100000000 /dev/zero | tr '\\0' x; echo; echo the end");
        Assert.Equal((0, true), (outcome.ExitCode, outcome.IsCut));
        Assert.True(outcome.OutputBytes > 100_000_000);
        Assert.EndsWith("x\nthe end\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(4096, outcome.Output.Length);
        Assert.True(_lines.Sum(static line => line.Length) <= 1024 * 1024);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 400_000_000);
    }

    [PosixFact]
    public void ManyShortLinesAreCutAsWell()
    {
        Assert.True(Run("yes | head -n 20000").IsCut);
        Assert.Equal(10_000, _lines.Count);
    }

    [PosixFact]
    public void TheKeptEndBeginsWithAWholeCharacter()
    {
        string output = Run("i=0; while [ $i -lt 3000 ]; do printf 'äö'; i=$((i+1)); done; printf '.'").Output;
        Assert.Matches("^[äö]+\\.$", output);
    }

    [PosixFact]
    public void WhatHangsEndsAtTheTimeoutWithAllThatItStarted()
    {
        CommandOutcome outcome = Run("echo $$ > pid; (echo $(exec sh -c 'echo $PPID') > child; sleep 600) & sleep 600; echo never", TimeSpan.FromSeconds(5));
        Assert.Equal((null, "timed out after 5 s"), (outcome.ExitCode, outcome.Failure));
        AssertEnded("pid", "child");
    }

    [PosixFact]
    public void WhatIgnoresTheRequestToEndIsEnded()
    {
        CommandOutcome outcome = Run("trap '' TERM; echo $$ > pid; while :; do sleep 1; done", TimeSpan.FromSeconds(5));
        Assert.NotNull(outcome.Failure);
        AssertEnded("pid");
    }

    [PosixFact]
    public void WhatIsLeftInTheBackgroundIsEndedAndReported()
    {
        CommandOutcome outcome = Run("sleep 600 & echo $! > pid; echo started");
        Assert.Equal((0, true), (outcome.ExitCode, outcome.LeftProcesses));
        AssertEnded("pid");
        Assert.False(Run("true").LeftProcesses);
    }

    [PosixFact]
    public void StoppingEndsTheCommand()
    {
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => new CommandRunner().Run(
            new CommandRequest("echo $$ > pid; echo ready; sleep 600", _folder.Path, Long), _ => stop.Cancel(), stop.Token));
        AssertEnded("pid");
    }

    [PosixFact]
    public void AListenerThatThrowsEndsTheCommand()
    {
        Assert.Throws<InvalidDataException>(() => new CommandRunner().Run(
            new CommandRequest("echo $$ > pid; echo ready; sleep 600", _folder.Path, Long), static _ => throw new InvalidDataException(), CancellationToken.None));
        AssertEnded("pid");
    }

    [Fact]
    public void AFolderThatDoesNotExistIsAFailureAndNoPass()
    {
        CommandOutcome outcome = new CommandRunner().Run(new CommandRequest("exit 0", Path.Join(_folder.Path, "gone"), Long), _lines.Add, CancellationToken.None);
        Assert.NotEqual(0, outcome.ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private CommandOutcome Run(string command, TimeSpan? timeout = null) =>
        new CommandRunner().Run(new CommandRequest(command, _folder.Path, timeout ?? Long), _lines.Add, CancellationToken.None);

    // The system takes a moment to end a process that was told to.
    private void AssertEnded(params string[] files)
    {
        foreach (string file in files)
        {
            int id = int.Parse(File.ReadAllText(Path.Join(_folder.Path, file)).Trim(), System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(SpinWait.SpinUntil(() => !IsRunning(id), TimeSpan.FromMinutes(3)), $"{file} still runs");
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            string state = $"/proc/{id}/stat";
            return !process.HasExited && !(File.Exists(state) && File.ReadAllText(state).Contains(") Z ", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
    }
}

/// <summary>A test that asks a POSIX shell, or sends signals.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PosixFactAttribute : FactAttribute
{
    public PosixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "There is no POSIX shell." : null;
}
