using Microsoft.Win32.SafeHandles;

namespace Maestro.Adapters.Storage;

/// <summary>Makes what was written durable before anything refers to it. A disk that does not confirm it is an error.</summary>
internal static class DiskSync
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
            Flush(handle, path);
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

    /// <summary>Flushes the names that a folder holds: what was renamed into it, made in it and removed from it.</summary>
    public static void FlushFolder(string path)
    {
        // NTFS keeps the names of a folder in its own journal, and flushes no folder on demand.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using SafeFileHandle handle = UnixFile.Open(path, UnixOpen.Read | UnixOpen.Folder);
        int error = UnixFile.Sync(handle);
        if (error != 0 && !UnixError.IsNoFolderSync(error))
        {
            throw UnixError.Exception(error, path);
        }
    }

    /// <summary>Opens a file that exists, to write in it or to flush it.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="followLink">False to refuse a link as its last name (not on Windows).</param>
    /// <exception cref="IOException">It can't be opened; also FileNotFoundException, DirectoryNotFoundException.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be opened.</exception>
    public static SafeFileHandle OpenToWrite(string path, bool followLink = true) => OperatingSystem.IsWindows()
        ? File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)
        : UnixFile.Open(path, followLink ? UnixOpen.Write : UnixOpen.Write | UnixOpen.NoLink);

    private static void FlushOne(string path)
    {
        using SafeFileHandle handle = OpenToWrite(path);
        Flush(handle, path);
    }

    private static void Flush(SafeFileHandle handle, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(handle);
        }
        else if (UnixFile.Sync(handle) is not 0 and var error)
        {
            throw UnixError.Exception(error, path);
        }
    }

    private static bool FlushFileSystem(string path)
    {
        const int notImplemented = 38;
        using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return UnixFile.SyncFileSystem(handle) switch
        {
            0 => true,
            notImplemented => false,
            var error => throw UnixError.Exception(error, path),
        };
    }
}
