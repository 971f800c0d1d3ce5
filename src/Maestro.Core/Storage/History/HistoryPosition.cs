namespace Maestro.Storage;

/// <summary>How far a file of the history was read.</summary>
/// <remarks>Some bytes before it are kept, so that another file in the same place, as a checkout puts it there, is not read from somewhere in its middle.</remarks>
internal sealed class HistoryPosition
{
    // A line begins with its time and its id, which no other one has.
    private const int HeadLength = 128;

    // Where the last line begins is not known: most lines are shorter.
    private const int TailLength = 4096;

    private long _end;
    private long _keptAt;
    private byte[] _kept = [];
    private HistoryMark _mark;

    /// <summary>Behind what a file holds now.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public static HistoryPosition AtEndOf(HistoryFile file)
    {
        long start = Math.Max(0, file.Length - TailLength);
        return new() { _end = file.Length, _keptAt = start, _kept = file.Read(start, (int)(file.Length - start)), _mark = file.Mark };
    }

    /// <summary>False when a file is another one than the one that was read.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public bool IsIn(HistoryFile file) =>
        file.Mark == _mark || (file.Length >= _end && file.Read(_keptAt, _kept.Length).AsSpan().SequenceEqual(_kept));

    /// <summary>The lines that were added since, without their newlines, oldest first. A line counts as read when the next one is asked for.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Next(HistoryFile file)
    {
        foreach ((ReadOnlyMemory<byte> line, long end) in file.Forward(_end))
        {
            yield return line;
            (_keptAt, _kept, _end) = (_end, line[..Math.Min(line.Length, HeadLength)].ToArray(), end);
        }

        _mark = file.Mark;
    }
}
