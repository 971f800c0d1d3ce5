using System.Runtime.InteropServices;

namespace Maestro.Adapters.Control;

/// <summary>Waits for bytes on standard input, by poll(2), whose declaration is the same on Linux and macOS.</summary>
internal static class UnixInput
{
    private const short PollIn = 1;

    public static bool Wait(TimeSpan timeout)
    {
        PollDescriptor input = new() { File = 0, Events = PollIn };
        if (Poll(ref input, 1, (int)timeout.TotalMilliseconds) <= 0)
        {
            return false;
        }

        if ((input.Returned & PollIn) != 0)
        {
            return true;
        }

        Thread.Sleep(timeout); // The input is closed, and poll does not wait.
        return false;
    }

    [DllImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollDescriptor descriptors, nuint count, int timeoutMilliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int File;
        public short Events;
        public short Returned;
    }
}
