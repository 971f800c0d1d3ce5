using System.Text;
using Maestro.Kernel;
using Maestro.Storage;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Adapters.Storage;

/// <summary>Adds the line of a journal to the end of its file, once, however often it is begun again.</summary>
/// <remarks>Only the holder of the lock appends, and whoever takes the lock finishes first what was begun. So what is behind the offset is the line itself, or a part of it.</remarks>
internal static class AppendedLine
{
    // A line that was cut off by a loss of power is looked for no further than this from the end.
    private const int LongestTail = 4 << 20;

    /// <summary>The length of the file; 0 when there is none.</summary>
    /// <exception cref="MaestroException">StateFileDamaged: something else is in its place.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static long LengthOf(string full)
    {
        try
        {
            using var file = RegularFile.Open(full, followLink: false);
            return file.Length;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return 0;
        }
        catch (NotAFileException exception)
        {
            throw StateJson.Damaged(full, $"it is {exception.What}, not a file", exception);
        }
    }

    /// <summary>Adds the line; it is not flushed.</summary>
    /// <returns>True when the file was empty or did not exist.</returns>
    public static bool Apply(string full, JournalAppend appended)
    {
        byte[] line = Encoding.UTF8.GetBytes(appended.Line + "\n");
        long length = LengthOf(full);
        if (length == 0)
        {
            SharedFile.Create(full);
        }

        using SafeFileHandle handle = File.OpenHandle(full, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        byte[] tail = Read(handle, appended.Offset, line.Length, length);
        if (!tail.AsSpan().SequenceEqual(line))
        {
            long end = line.AsSpan().StartsWith(tail) ? Math.Min(appended.Offset, length) : length;
            if (end < length)
            {
                RandomAccess.SetLength(handle, end);
            }

            RandomAccess.Write(handle, line, WholeLines(handle, end));
        }

        return length == 0;
    }

    private static byte[] Read(SafeFileHandle handle, long offset, int most, long length)
    {
        byte[] found = new byte[(int)Math.Clamp(length - offset, 0, most)];
        return found[..RandomAccess.Read(handle, found, offset)];
    }

    // Where the next line begins: behind the last whole line. An event that an editor left without its newline gets one.
    private static long WholeLines(SafeFileHandle handle, long end)
    {
        if (end == 0 || Read(handle, end - 1, 1, end) is [(byte)'\n'])
        {
            return end;
        }

        byte[] tail = Read(handle, Math.Max(0, end - LongestTail), LongestTail, end);

        int start = Array.LastIndexOf(tail, (byte)'\n') + 1;
        if (HistoryParser.TryParse(tail.AsMemory(start), out _))
        {
            RandomAccess.Write(handle, "\n"u8, end);
            return end + 1;
        }

        long whole = end - (tail.Length - start);
        RandomAccess.SetLength(handle, whole);
        return whole;
    }
}
