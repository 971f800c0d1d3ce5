namespace Maestro.Adapters.Ports;

/// <summary>A command that the system's shell runs, together with every process that it starts.</summary>
internal abstract class ShellProcess : IDisposable
{
    /// <summary>What it writes: one stream, or one each for standard output and standard error.</summary>
    public abstract IReadOnlyList<Stream> Output { get; }

    /// <summary>Its exit code, once it has ended; what it left in the background need not have.</summary>
    public abstract Task<int> Exit { get; }

    /// <summary>Starts a command in a folder.</summary>
    /// <exception cref="IOException">It can't be started.</exception>
    public static ShellProcess Start(string command, string folder) =>
        OperatingSystem.IsWindows() ? new WindowsShellProcess(command, folder) : UnixShellProcess.Start(command, folder);

    /// <summary>Asks it and all that it started to end, where the system has a way to ask.</summary>
    public abstract void Interrupt();

    /// <summary>Ends it and all that it started.</summary>
    /// <returns>True when there was something left to end.</returns>
    public abstract bool Kill();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
