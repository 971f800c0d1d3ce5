using System.Collections.Concurrent;

namespace Maestro.Adapters.Ports;

/// <summary>Reads streams on threads of their own, so that whoever started a command can wait for output and for other things at once.</summary>
/// <remarks>Little is read ahead: a command that writes faster than it is listened to waits.</remarks>
internal sealed class OutputPump : IDisposable
{
    private const int ChunkSize = 16 * 1024;
    private const int MostWaiting = 32;

    private readonly BlockingCollection<byte[]> _chunks = new(MostWaiting);
    private int _open;

    public OutputPump(IReadOnlyList<Stream> streams)
    {
        _open = streams.Count;
        foreach (Stream stream in streams)
        {
            new Thread(() => Read(stream)) { IsBackground = true, Name = "Maestro command output" }.Start();
        }
    }

    /// <summary>True when all was taken and nothing more can come.</summary>
    public bool IsCompleted => _chunks.IsCompleted;

    /// <summary>What came next; null when the time is over, or nothing more comes.</summary>
    public byte[]? Take(TimeSpan timeout, CancellationToken cancellationToken) =>
        _chunks.TryTake(out byte[]? chunk, (int)timeout.TotalMilliseconds, cancellationToken) ? chunk : null;

    public void Dispose() => _chunks.Dispose();

    private void Read(Stream stream)
    {
        try
        {
            byte[] buffer = new byte[ChunkSize];
            while (stream.Read(buffer) is > 0 and var count)
            {
                _chunks.Add(buffer[..count]);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Nobody listens any more.
        }

        try
        {
            if (Interlocked.Decrement(ref _open) == 0)
            {
                _chunks.CompleteAdding();
            }
        }
        catch (ObjectDisposedException)
        {
            // As above.
        }
    }
}
