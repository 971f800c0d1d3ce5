namespace Maestro.Ports;

/// <summary>Runs commands of the user through the system's shell.</summary>
internal interface ICommandRunner
{
    /// <summary>True when the environment says that this is a build server's job.</summary>
    bool IsContinuousIntegration { get; }

    /// <summary>Runs a command to its end, or to that of the time it may take; when this returns, no process of it is left.</summary>
    /// <param name="request">What to run, and where.</param>
    /// <param name="onLine">Gets the output line by line, on the calling thread, as far as the request says.</param>
    /// <param name="cancellationToken">Ends the command at once.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; the command has ended.</exception>
    CommandOutcome Run(CommandRequest request, Action<string> onLine, CancellationToken cancellationToken);
}

/// <summary>A command to run.</summary>
/// <param name="Command">The command line, as the shell reads it: <c>/bin/sh -c</c>, or <c>cmd /d /s /c</c> on Windows.</param>
/// <param name="Folder">The absolute path of the folder to run it in.</param>
/// <param name="Timeout">How long it may take.</param>
internal sealed record CommandRequest(string Command, string Folder, TimeSpan Timeout)
{
    /// <summary>How many bytes at the end of the output are kept.</summary>
    public int MostKept { get; init; } = 4096;

    /// <summary>How many lines at the start of the output are passed on while it runs.</summary>
    public int MostLines { get; init; } = 10_000;

    /// <summary>How many bytes at the start of the output are passed on while it runs.</summary>
    public long MostShown { get; init; } = 1024 * 1024;
}

/// <summary>What came of a command.</summary>
internal sealed record CommandOutcome
{
    /// <summary>Its exit code, 128 and the signal for one that a signal ended; null when it did not end by itself, or never began.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Why there is no exit code, as the end of a sentence: <c>timed out after 5 s</c>.</summary>
    public string? Failure { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>The end of what it wrote to standard output and standard error, in the order in which it came.</summary>
    public string Output { get; init; } = "";

    /// <summary>How much it wrote, in bytes.</summary>
    public long OutputBytes { get; init; }

    /// <summary>True when not all output was passed on.</summary>
    public bool IsCut { get; init; }

    /// <summary>True when it ended and left processes in the background, which were ended.</summary>
    public bool LeftProcesses { get; init; }
}
