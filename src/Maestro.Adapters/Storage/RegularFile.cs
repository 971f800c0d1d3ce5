using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Adapters.Storage;

/// <summary>A file that was opened for reading, and is one: not a pipe, a device or a socket, which could be read for ever.</summary>
/// <remarks>Opening never waits, and no more is read than the file had when it was opened.</remarks>
internal readonly ref struct RegularFile
{
    /// <summary>More than any file that is read whole can have.</summary>
    public const long MostBytes = 256L << 20;

    private const FileAttributes Nothing = (FileAttributes)(-1);

    private readonly SafeFileHandle? _handle;

    private RegularFile(SafeFileHandle handle, long length, DateTime lastWriteUtc)
    {
        _handle = handle;
        Length = length;
        LastWriteUtc = lastWriteUtc;
    }

    public long Length { get; }

    public DateTime LastWriteUtc { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="followLink">False to refuse a link as its last name.</param>
    /// <exception cref="NotAFileException">Something else is there.</exception>
    /// <exception cref="IOException">It can't be opened; also FileNotFoundException, DirectoryNotFoundException.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be opened.</exception>
    public static RegularFile Open(string path, bool followLink = true) =>
        Of(OperatingSystem.IsWindows() ? OpenOnWindows(path, followLink) : UnixFile.Open(path, followLink ? UnixOpen.Read : UnixOpen.Read | UnixOpen.NoLink), path);

    /// <summary>Opens a file that may not exist, without an exception when it doesn't.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="file">The file; to be disposed.</param>
    /// <returns>False when nothing has the name.</returns>
    /// <exception cref="NotAFileException">Something else is there.</exception>
    /// <exception cref="IOException">It can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be opened.</exception>
    public static bool TryOpen(string path, out RegularFile file)
    {
        SafeFileHandle? handle = OperatingSystem.IsWindows() ? OpenExistingOnWindows(path) : UnixFile.OpenExisting(path, UnixOpen.Read);
        file = handle is null ? default : Of(handle, path);
        return handle is not null;
    }

    /// <summary>True if nothing has the name, which costs far less than trying to open it.</summary>
    /// <exception cref="IOException">That can't be found out.</exception>
    /// <exception cref="UnauthorizedAccessException">That can't be found out.</exception>
    public static bool IsAbsent(string path) => IsAbsent(new FileInfo(path));

    /// <inheritdoc cref="IsAbsent(string)"/>
    /// <param name="file">What else is asked of it is then known already.</param>
    public static bool IsAbsent(FileInfo file) => file.Attributes is Nothing;

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="mostBytes">A longer one is refused: none that Maestro reads is nearly so long, and it must not take everybody's memory.</param>
    public static byte[] ReadAll(string path, long mostBytes = MostBytes)
    {
        using RegularFile file = Open(path);
        if (file.Length > mostBytes)
        {
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"It has more than {mostBytes:N0} bytes."));
        }

        byte[] content = new byte[file.Length];
        int count = file.Read(content);
        return count == content.Length ? content : content[..count];
    }

    /// <summary>Reads from an offset until the buffer is full, or the file ends.</summary>
    public int Read(Span<byte> buffer, long start = 0)
    {
        int read = 0;
        while (read < buffer.Length && RandomAccess.Read(_handle!, buffer[read..], start + read) is var count and > 0)
        {
            read += count;
        }

        return read;
    }

    public void Dispose() => _handle?.Dispose();

    private static RegularFile Of(SafeFileHandle handle, string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                return WindowsFile.IsOnDisk(handle)
                    ? new RegularFile(handle, RandomAccess.GetLength(handle), File.GetLastWriteTimeUtc(handle))
                    : throw new NotAFileException("a pipe or a device");
            }

            UnixFacts facts = UnixFile.Look(handle, path);
            return facts.InsteadOfFile is { } what ? throw new NotAFileException(what) : new RegularFile(handle, facts.Length, facts.LastWriteUtc);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static SafeFileHandle? OpenExistingOnWindows(string path)
    {
        try
        {
            return OpenOnWindows(path, followLink: true);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static SafeFileHandle OpenOnWindows(string path, bool followLink)
    {
        if (!followLink && new FileInfo(path).LinkTarget is not null)
        {
            throw new NotAFileException("a link");
        }

        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            throw new NotAFileException("a folder");
        }
    }
}
