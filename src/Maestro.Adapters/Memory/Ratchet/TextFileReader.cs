using System.Buffers;
using System.Text;
using Maestro.Adapters.Control;
using Maestro.Adapters.Storage;

namespace Maestro.Adapters.Memory;

/// <summary>Reads text files one after the other into the same memory.</summary>
internal sealed class TextFileReader(string root, long maxFileBytes) : IDisposable
{
    private const int SniffedBytes = 8 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private char[] _characters = ArrayPool<char>.Shared.Rent(64 * 1024);
    private int _length;

    /// <summary>The text of the file that was read last, with <c>\n</c> line breaks; valid until the next one is read.</summary>
    public ReadOnlySpan<char> Text => _characters.AsSpan(0, _length);

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its path below the root.</param>
    /// <param name="skipped">Why it holds no text for us, a word of <see cref="RatchetSkipReason"/>; null when it was read.</param>
    /// <returns>False when there is no such file.</returns>
    public bool Read(string file, out string? skipped)
    {
        skipped = null;
        _length = 0;
        try
        {
            string path = Path.Combine(root, file);
            FileAttributes attributes = File.GetAttributes(path);
            if (attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                skipped = RatchetSkipReason.Link;
                return true;
            }

            // A submodule is listed as a path, but is a folder.
            if (attributes.HasFlag(FileAttributes.Directory))
            {
                return false;
            }

            long size = new FileInfo(path).Length;
            if (size > maxFileBytes)
            {
                skipped = RatchetSkipReason.TooLarge;
            }
            else if (size > 0)
            {
                // An empty file is not opened: what isn't a regular file has no length, and opening a pipe would wait for ever.
                int count = ReadBytes(path, (int)size);
                skipped = Decode(_bytes.AsSpan(0, count)) ? null : RatchetSkipReason.Binary;
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // A tracked file may have been removed.
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            skipped = RatchetSkipReason.Unreadable;
        }

        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        ArrayPool<char>.Shared.Return(_characters);
    }

    private int ReadBytes(string path, int size)
    {
        Grow(ref _bytes, size);
        using var file = RegularFile.Open(path, followLink: false);
        return file.Read(_bytes.AsSpan(0, size));
    }

    // UTF-8, or UTF-16 and UTF-32 with a byte order mark. Bytes that are no UTF-8 become U+FFFD.
    private bool Decode(ReadOnlySpan<byte> content)
    {
        (Encoding encoding, int mark) = content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, 0x00, 0x00, ..] => (Encoding.UTF32, 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (Encoding.UTF8, 0),
        };
        if (mark is 0 or 3 && content[..Math.Min(content.Length, SniffedBytes)].Contains((byte)0))
        {
            return false;
        }

        content = content[mark..];
        Grow(ref _characters, encoding.GetMaxCharCount(content.Length));
        _length = encoding.GetChars(content, _characters);
        RemoveCarriageReturns();
        return true;
    }

    // So that $ means the end of a line in files of either kind.
    private void RemoveCarriageReturns()
    {
        Span<char> text = _characters.AsSpan(0, _length);
        int from = text.IndexOf("\r\n");
        if (from < 0)
        {
            return;
        }

        int to = from;
        while (from < text.Length)
        {
            ReadOnlySpan<char> rest = text[(from + 1)..];
            int next = rest.IndexOf("\r\n");
            int count = next < 0 ? rest.Length : next;
            rest[..count].CopyTo(text[to..]);
            to += count;
            from += 1 + count;
        }

        _length = to;
    }

    private static void Grow<T>(ref T[] buffer, int size)
    {
        if (buffer.Length < size)
        {
            ArrayPool<T>.Shared.Return(buffer);
            buffer = ArrayPool<T>.Shared.Rent(size);
        }
    }
}
