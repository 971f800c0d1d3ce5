using System.Diagnostics;
using Xunit;
using Xunit.Abstractions;

namespace Maestro.WindowsTests;

/// <summary>Counts results, and writes a line for each test that failed or was skipped.</summary>
internal sealed class Results : LongLivedMarshalByRefObject, IMessageSink, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly ManualResetEventSlim _finished = new();

    private volatile string _running = "";

    private long _since = Stopwatch.GetTimestamp();

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public void Begin() => _finished.Reset();

    /// <summary>Waits for the tests of a class; false, and a failure that names the test, if one takes too long.</summary>
    public bool Wait()
    {
        while (!_finished.Wait(Tick))
        {
            if (Stopwatch.GetElapsedTime(Interlocked.Read(ref _since)) > Patience)
            {
                Fail(_running, $"still runs after {Patience.TotalMinutes} minutes");
                return false;
            }
        }

        return true;
    }

    public void Fail(string test, string? why)
    {
        Failed++;
        Console.WriteLine($"FAILED: {test}: {why}");
    }

    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestStarting starting:
                _running = starting.Test.DisplayName;
                Interlocked.Exchange(ref _since, Stopwatch.GetTimestamp());
                break;
            case ITestPassed:
                Passed++;
                break;
            case ITestSkipped skipped:
                Console.WriteLine($"skipped: {skipped.Test.DisplayName}: {skipped.Reason}");
                break;
            case ITestFailed failed:
                Fail(failed.Test.DisplayName, $"{failed.ExceptionTypes[0]}: {failed.Messages[0]}");
                break;
            case IErrorMessage error:
                Fail(error.ExceptionTypes[0] ?? "error", error.Messages[0]);
                break;
            case ITestAssemblyFinished:
                _finished.Set();
                break;
        }

        return true;
    }

    public void Dispose() => _finished.Dispose();
}
