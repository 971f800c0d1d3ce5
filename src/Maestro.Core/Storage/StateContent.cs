using System.Buffers;

namespace Maestro.Storage;

/// <summary>The bytes of a file for as long as they are looked at. Disposing gives their memory back: ten thousand files need no more than one.</summary>
/// <param name="buffer">From the shared pool, or null for bytes that belong to somebody else.</param>
/// <param name="bytes">The file's bytes.</param>
/// <param name="fullPath">The path as the user knows it, for messages.</param>
/// <param name="lastWriteUtc">When the file was last written, asked when it was opened.</param>
internal readonly ref struct StateContent(byte[]? buffer, ReadOnlySpan<byte> bytes, string fullPath, DateTime lastWriteUtc) : IDisposable
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public string FullPath { get; } = fullPath;

    public DateTime LastWriteUtc { get; } = lastWriteUtc;

    public void Dispose()
    {
        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

/// <summary>Reads a file of one folder of the store.</summary>
/// <param name="name">Its name.</param>
/// <param name="content">What it holds; to be disposed.</param>
/// <returns>False when there is none.</returns>
/// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged (a folder in its place).</exception>
internal delegate bool StateReader(string name, out StateContent content);

/// <summary>Makes a record of a file's bytes and full path.</summary>
/// <exception cref="MaestroException">StateFileDamaged, with the path and what is wrong.</exception>
internal delegate T StateDecoder<out T>(ReadOnlySpan<byte> content, string path);

/// <summary>Makes a record of a file's bytes from the one of its bytes before; null when all of it has to be decoded.</summary>
internal delegate T? StateUpdater<T>(T before, ReadOnlySpan<byte> old, ReadOnlySpan<byte> content, string path)
    where T : class;
