namespace Maestro.Storage;

/// <summary>One file of the history, as long as it was when it was listed. It only grows, so what was read of it stays true.</summary>
/// <remarks>What follows the last newline is never returned as a line.</remarks>
/// <param name="store">The store that holds it.</param>
/// <param name="path">Its path in the store.</param>
/// <param name="length">Its length in bytes.</param>
/// <param name="written">When it was last written.</param>
internal sealed class HistoryFile(IStateStore store, string path, long length, DateTime written)
{
    // Twenty events fit into the first block; a long history is read in few of them.
    private const int FirstBlock = 64 << 10;
    private const int LargestBlock = 4 << 20;

    public string Path => path;

    public string FullPath => store.FullPath(path);

    public long Length => length;

    /// <summary>What changes with it, also when another file is put in its place, as a checkout does.</summary>
    public HistoryMark Mark => new(path, length, written);

    /// <summary>True when its last line has no end: a line of ours that is being written shows as a whole one, so it was cut off.</summary>
    /// <remarks>An empty one is looked at too: a pipe in its place has no length either.</remarks>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public bool IsCut() => store.Read(path, Math.Max(0, length - 1), 1) is [not (byte)'\n'] && length > 0;

    /// <summary>Some bytes of it; fewer where it ends before.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public byte[] Read(long start, int count) => count == 0 ? [] : store.Read(path, start, count) ?? [];

    /// <summary>The lines without their newlines, newest first; no more of the file is read than its consumer takes.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Backward()
    {
        long end = length;
        int size = FirstBlock;
        while (end > 0)
        {
            long start = Math.Max(0, end - size);
            byte[] block = store.Read(path, start, (int)(end - start)) ?? [];
            int stop = Array.LastIndexOf(block, (byte)'\n');
            int newline;
            while (stop >= 0 && ((newline = stop == 0 ? -1 : Array.LastIndexOf(block, (byte)'\n', stop - 1)) >= 0 || start == 0))
            {
                if (stop > newline + 1)
                {
                    yield return block.AsMemory(newline + 1, stop - newline - 1);
                }

                stop = newline;
            }

            // The line that begins before the block comes whole with the next one.
            long rest = start + stop + 1;
            size = rest == end ? size * 2 : Math.Min(size * 2, LargestBlock);
            end = rest;
        }
    }

    /// <summary>The lines without their newlines, oldest first, each with the offset behind it.</summary>
    /// <param name="start">The offset of the first one.</param>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public IEnumerable<(ReadOnlyMemory<byte> Line, long End)> Forward(long start)
    {
        int size = LargestBlock;
        while (start < length)
        {
            byte[] block = store.Read(path, start, (int)Math.Min(size, length - start)) ?? [];
            int begin = 0;
            for (int stop; begin < block.Length && (stop = Array.IndexOf(block, (byte)'\n', begin)) >= 0; begin = stop + 1)
            {
                yield return (block.AsMemory(begin, stop - begin), start + stop + 1);
            }

            if (begin == 0 && block.Length < size)
            {
                yield break;
            }

            start += begin;
            size = begin == 0 ? size * 2 : size;
        }
    }
}
