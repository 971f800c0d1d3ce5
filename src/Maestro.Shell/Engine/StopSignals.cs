using System.Runtime.InteropServices;

namespace Maestro.Shell.Engine;

/// <summary>Ctrl+C and SIGTERM stop the pipeline, which gives cmdlets the chance to clean up; a second one ends the process.</summary>
internal sealed class StopSignals : IDisposable
{
    // For a command that does not hear the request: state on disk is whole at every instant.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Action _stop;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private Timer? _impatience;
    private int _exitCode;

    public StopSignals(Action stop)
    {
        _stop = stop;
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, ExitCodes.Interrupted)));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, ExitCodes.Terminated)));
    }

    /// <summary>The exit code of the signal that came, or null.</summary>
    public int? ExitCode => Volatile.Read(ref _exitCode) is var code and not 0 ? code : null;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _impatience?.Dispose();
    }

    private void Handle(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) is var earlier and not 0)
        {
            Environment.Exit(earlier);
        }

        _impatience = new Timer(_ => Environment.Exit(exitCode), null, Patience, Timeout.InfiniteTimeSpan);
        _stop();
    }
}
