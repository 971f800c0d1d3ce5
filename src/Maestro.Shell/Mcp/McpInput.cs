namespace Maestro.Shell.Mcp;

/// <summary>Standard input, and the moment it ends: what is still running then is stopped soon after, since nobody waits for it.</summary>
internal sealed class McpInput(Stream input, CancellationTokenSource ended) : Stream
{
    // For answers to what was sent just before.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Noted(input.Read(buffer, offset, count), count);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Noted(await input.ReadAsync(buffer, cancellationToken), buffer.Length);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Noted(int read, int asked)
    {
        if (read == 0 && asked > 0)
        {
            ended.CancelAfter(Grace);
        }

        return read;
    }
}
