namespace Maestro.Shell;

/// <summary>What the program's exit codes mean; any other number is a script's own <c>exit</c>.</summary>
internal static class ExitCodes
{
    public const int Success = 0;
    public const int Failed = 1;

    /// <summary>Stopped by Ctrl+C: 128 + SIGINT, as shells report it.</summary>
    public const int Interrupted = 130;

    /// <summary>The reader of our output went away: 128 + SIGPIPE.</summary>
    public const int OutputClosed = 141;

    /// <summary>Asked to end: 128 + SIGTERM.</summary>
    public const int Terminated = 143;
}
