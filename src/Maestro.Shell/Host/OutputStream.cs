namespace Maestro.Shell.Host;

/// <summary>Standard output that turns a reader's departure into an event instead of an error.</summary>
internal sealed class OutputStream(Stream inner) : Stream
{
    private const int BrokenPipe = 32;
    private const int BrokenPipeOnWindows = unchecked((int)0x8007006D);
    private const int ClosingPipeOnWindows = unchecked((int)0x800700E8);

    public event Action? Closed;

    public bool IsClosed { get; private set; }

    public string? Failure { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsClosed || buffer.IsEmpty)
        {
            return;
        }

        try
        {
            inner.Write(buffer);
        }
        catch (IOException problem)
        {
            IsClosed = true;
            if (problem.HResult is not (BrokenPipe or BrokenPipeOnWindows or ClosingPipeOnWindows))
            {
                Failure = problem.Message;
            }

            Closed?.Invoke();
        }
    }

    public override void Flush()
    {
        if (!IsClosed)
        {
            inner.Flush();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
