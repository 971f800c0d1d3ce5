using Maestro.Tests.Hosting;

namespace Maestro.Tests.Processes;

/// <summary>Real programs on a system without locks, and on a disk that fails.</summary>
[Collection("processes")]
public sealed class RefusedSystemTests : IDisposable
{
    private const int NoLocks = 37;
    private const int NotSupported = 95;
    private const int Invalid = 22;
    private const int InputOutput = 5;
    private const int NoSpace = 28;

    private readonly ProcessWorkspace _workspace = new();
    private readonly Fault? _fault = Fault.TryMake();

    [Theory]
    [InlineData(NoLocks)]
    [InlineData(NotSupported)]
    [InlineData(Invalid)]
    public void WithoutLocksNothingIsWritten(int error)
    {
        if (_fault is null)
        {
            return;
        }

        ShellProcess refused = _workspace.RunWith(_fault.OfEveryLock(error), "try { Add-MaestroNote lost } catch { $_.FullyQualifiedErrorId; exit 3 }");
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains(ErrorCode.LockUnsupported, refused.Output, StringComparison.Ordinal);
        Assert.Empty(_workspace.Run("Get-MaestroNote").Output);
        ShellProcess doctor = _workspace.RunWith(_fault.OfEveryLock(error), "Test-MaestroEnvironment | Where-Object Name -eq lock | ForEach-Object { \"$($_.Passed) $($_.Message)\" }");
        Assert.StartsWith("False", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("can't be locked", doctor.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InputOutput, "Add-MaestroNote", "Get-MaestroNote")]
    [InlineData(NoSpace, "New-MaestroMission plan.json -Force", "Get-MaestroMission")]
    public void AFlushThatFailsIsAnErrorThatSaysWhatHolds(int error, string change, string look)
    {
        if (_fault is null)
        {
            return;
        }

        _workspace.Put("plan.json", ProcessWorkspace.Plan(2));
        bool failed = true;
        int there = 0;
        for (int flush = 1; failed; flush++)
        {
            string text = change.StartsWith("Add", StringComparison.Ordinal) ? $"{change} n{flush}" : change;
            ShellProcess run = _workspace.RunWith(_fault.OfFlush(flush, error), $"try {{ {text} | Out-Null }} catch {{ $_.Exception.Message; exit 3 }}");
            int now = int.Parse(_workspace.Run($"@({look}).Count").Output.Trim(), System.Globalization.CultureInfo.InvariantCulture);
            failed = run.ExitCode != 0;
            bool saysNothing = run.Output.Contains("Nothing was changed", StringComparison.Ordinal);
            bool saysMade = run.Output.Contains("was made", StringComparison.Ordinal);
            Assert.True(!failed || saysNothing || saysMade, run.Output + run.Error);
            Assert.Equal(failed && saysNothing ? there : there + 1, now);
            there = now;
            Assert.InRange(flush, 1, 40);
            if (failed && flush == 1)
            {
                Assert.True(saysNothing, run.Output);
            }

            // Beyond what a change flushes before it has happened, a failure is no longer its own.
            failed |= flush < 3;
        }
    }

    public void Dispose()
    {
        _fault?.Dispose();
        _workspace.Dispose();
    }
}
