namespace Maestro.Shell.Mcp;

/// <summary>
/// The lines of standard input that are messages; the others are answered at once. The end is passed on when all requests were answered, since the
/// library drops what is still running then; but soon after it at the latest, since nobody may wait for it any more.
/// </summary>
internal sealed class McpInput(Stream input, McpOutput output, CancellationTokenSource ended) : Stream
{
    // For answers to what was sent just before, which may begin with loading the engine.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly byte[] _read = new byte[16 * 1024];
    private readonly MemoryStream _line = new();
    private readonly MemoryStream _messages = new();
    private bool _isAtEnd;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_messages.Position == _messages.Length && !_isAtEnd && !buffer.IsEmpty)
        {
            _messages.SetLength(0);
            Take(await input.ReadAsync(_read, cancellationToken));
            _messages.Position = 0;
        }

        if (_messages.Position == _messages.Length && _isAtEnd)
        {
            await output.Answered().WaitAsync(ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return _messages.Read(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Take(int read)
    {
        if (read == 0)
        {
            _isAtEnd = true;
            ended.CancelAfter(Grace);
            EndLine();
            return;
        }

        ReadOnlySpan<byte> rest = _read.AsSpan(0, read);
        for (int end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
        {
            _line.Write(rest[..end]);
            EndLine();
            rest = rest[(end + 1)..];
        }

        _line.Write(rest);
    }

    private void EndLine()
    {
        ReadOnlySpan<byte> line = McpMessages.Content(_line.GetBuffer().AsSpan(0, (int)_line.Length));
        if (McpMessages.Refusal(line) is { } refusal)
        {
            Answer(refusal);
        }
        else
        {
            if (McpMessages.IsRequest(line))
            {
                output.Expect();
            }

            _messages.Write(line);
            _messages.Write("\n"u8);
        }

        _line.SetLength(0);
    }

    // A client that doesn't read what it asked for closes the input as well.
    private void Answer(byte[] refusal)
    {
        try
        {
            output.WriteLine(refusal);
        }
        catch (IOException)
        {
            ended.CancelAfter(Grace);
        }
    }
}
