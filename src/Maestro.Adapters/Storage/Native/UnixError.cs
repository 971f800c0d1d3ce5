using System.Runtime.InteropServices;

namespace Maestro.Adapters.Storage;

/// <summary>The refusals of a Unix system as the exceptions that .NET has for them.</summary>
internal static class UnixError
{
    /// <summary>Nothing has the name.</summary>
    public const int NoEntry = 2;

    private const int NotPermitted = 1;
    private const int NoDevice = 6;
    private const int AccessDenied = 13;
    private const int Invalid = 22;

    private static readonly bool IsMac = OperatingSystem.IsMacOS();

    /// <summary>Somebody else has the lock.</summary>
    public static int WouldBlock { get; } = IsMac ? 35 : 11;

    private static int TooManyLinks => IsMac ? 62 : 40;

    /// <summary>True for what a file system says that can't flush folders: their entries are as safe as it ever makes them.</summary>
    public static bool IsNoFolderSync(int error) => error is Invalid || error == (IsMac ? 45 : 95);

    public static Exception Exception(int error, string path)
    {
        string message = $"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'";
        return error switch
        {
            NoEntry => new FileNotFoundException(message, path),
            NotPermitted or AccessDenied => new UnauthorizedAccessException(message),
            // Nobody is at the other end.
            NoDevice => new NotAFileException("a pipe, a socket or a device"),
            _ when error == TooManyLinks => new NotAFileException("a link"),
            _ => new IOException(message, error),
        };
    }
}
