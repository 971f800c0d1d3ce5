namespace Maestro.Shell.Mcp;

/// <summary>Standard output, line by line: an answer of the library's and a refusal of ours never get into one another.</summary>
internal sealed class McpOutput(Stream output) : Stream
{
    private readonly Lock _lock = new();
    private readonly MemoryStream _message = new();
    private TaskCompletionSource? _answered;
    private int _expected;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Writes a message of ours, between those of the library.</summary>
    public void WriteLine(ReadOnlySpan<byte> message)
    {
        lock (_lock)
        {
            output.Write(message);
            output.Write("\n"u8);
            output.Flush();
        }
    }

    /// <summary>Notes that a request was passed on, which will be answered here.</summary>
    public void Expect()
    {
        lock (_lock)
        {
            _expected++;
        }
    }

    /// <summary>Completes when every request was answered.</summary>
    public Task Answered()
    {
        lock (_lock)
        {
            if (_expected <= 0)
            {
                return Task.CompletedTask;
            }

            _answered ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _answered.Task;
        }
    }

    // The library writes a message in pieces, and the line end last.
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _message.Write(buffer);
        if (!buffer.EndsWith("\n"u8))
        {
            return;
        }

        lock (_lock)
        {
            _message.WriteTo(output);
            output.Flush();
            if (McpMessages.IsResponse(_message.GetBuffer().AsSpan(0, (int)_message.Length)) && --_expected <= 0)
            {
                _answered?.TrySetResult();
            }
        }

        _message.SetLength(0);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
