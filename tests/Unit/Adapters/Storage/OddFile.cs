using System.Diagnostics;
using System.Net.Sockets;

namespace Maestro.Tests;

/// <summary>Makes what may be in a file's place. False where the system can't; the test then proves nothing.</summary>
internal static class OddFile
{
    public static bool TryMake(string path, string kind)
    {
        try
        {
            return Make(path, kind);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SocketException)
        {
            // Not every file system has links and sockets.
            return false;
        }
    }

    private static bool Make(string path, string kind)
    {
        switch (kind)
        {
            case "folder":
                Directory.CreateDirectory(path);
                return true;
            case "huge":
                using (FileStream file = File.Create(path))
                {
                    file.SetLength((256L << 20) + 1);
                }

                return true;
            case "pipe":
                return !OperatingSystem.IsWindows() && Run("mkfifo", path);
            case "endless" when !OperatingSystem.IsWindows():
                File.CreateSymbolicLink(path, "/dev/zero");
                return true;
            case "socket" when !OperatingSystem.IsWindows():
                using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
                {
                    // The address of a socket is short; it is a file like others once it is bound.
                    string bound = Path.Join(Path.GetTempPath(), Guid.NewGuid().ToString("n"));
                    socket.Bind(new UnixDomainSocketEndPoint(bound));
                    File.Move(bound, path);
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>A file whose name is not UTF-8.</summary>
    public static bool TryMakeUnspeakable(string folder)
    {
        Directory.CreateDirectory(folder);
        return Run("sh", "-c", $"printf x > \"$(printf '{folder}/\\377.json')\"") && Directory.EnumerateFiles(folder).Any();
    }

    /// <summary>Takes such a file away, which .NET can't name either.</summary>
    public static void RemoveUnspeakable(string folder) => Run("rm", "-rf", folder);

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(program, arguments);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
