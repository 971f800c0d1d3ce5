using System.Runtime.InteropServices;
using Maestro.Kernel;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Adapters.Storage;

/// <summary>Makes written files durable before anything refers to them.</summary>
internal static partial class DiskSync
{
    // Flushing the file system waits for what every other program has written, too: seconds, where a build is running.
    private const int FewFiles = 64;

    // Waking a pool of threads in a new process costs more than it saves here.
    private const int TooFewToShare = 8;

    /// <summary>Writes one new file and flushes it.</summary>
    public static void WriteNew(string path, ReadOnlySpan<byte> content, bool flush)
    {
        using SafeFileHandle handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        RandomAccess.Write(handle, content, 0);
        if (flush)
        {
            RandomAccess.FlushToDisk(handle);
        }
    }

    /// <summary>Flushes files that were written before, all together.</summary>
    public static void Flush(IReadOnlyList<string> paths)
    {
        if (paths.Count > FewFiles && OperatingSystem.IsLinux() && FlushFileSystem(paths[0]))
        {
            return;
        }

        if (paths.Count <= TooFewToShare)
        {
            foreach (string path in paths)
            {
                FlushOne(path);
            }

            return;
        }

        Parallel.ForEach(paths, new ParallelOptions { MaxDegreeOfParallelism = 16 }, FlushOne);
    }

    private static void FlushOne(string path)
    {
        using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(handle);
    }

    private static bool FlushFileSystem(string path)
    {
        using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return SyncFileSystem(handle) == 0;
    }

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFileSystem(SafeFileHandle handle);
}
