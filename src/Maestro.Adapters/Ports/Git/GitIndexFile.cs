using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Maestro.Adapters.Ports;

/// <summary>What must be known of an index before anybody is believed who reads it.</summary>
internal static class GitIndexFile
{
    private const int HeaderLength = 12;
    private const int FixedLength = 62;
    private const ushort Extended = 0x4000;
    private const ushort SkipWorktree = 0x4000;
    private const long LongestIndex = 1L << 30;

    /// <summary>True when the content does not fit its own checksum. Git does not look at it, and would report what nobody ever wrote.</summary>
    public static bool IsDamaged(string dataFolder)
    {
        try
        {
            var file = new FileInfo(Path.Combine(dataFolder, "index"));
            return file.Exists && (file.Length < HeaderLength || (file.Length < LongestIndex && !HasChecksum(File.ReadAllBytes(file.FullName))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // How long it is depends on the format of the repository; zeros mean that nobody worked it out.
    private static bool HasChecksum(ReadOnlySpan<byte> index) =>
        index.Length > SHA256.HashSizeInBytes
        && (!index[^SHA1.HashSizeInBytes..].ContainsAnyExcept((byte)0) || IsSha1(index) || IsSha256(index));

    // Git chose the algorithm; nothing is kept safe by it here.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "The checksum of git's own file format.")]
    private static bool IsSha1(ReadOnlySpan<byte> index) => SHA1.HashData(index[..^SHA1.HashSizeInBytes]).AsSpan().SequenceEqual(index[^SHA1.HashSizeInBytes..]);

    private static bool IsSha256(ReadOnlySpan<byte> index) => SHA256.HashData(index[..^SHA256.HashSizeInBytes]).AsSpan().SequenceEqual(index[^SHA256.HashSizeInBytes..]);

    /// <summary>True when an entry marks its file as absent on purpose, as a sparse checkout does; the library takes it for deleted. False for an index that can't be read: whoever reads it whole says why.</summary>
    public static bool HasSkippedFiles(string dataFolder)
    {
        try
        {
            var file = new FileInfo(Path.Combine(dataFolder, "index"));
            return file.Exists && file.Length is > HeaderLength and < LongestIndex && HasExtendedEntries(file.FullName) && HasSkippedFiles(File.ReadAllBytes(file.FullName));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Version 2 has no such marks, and is what most repositories have: nothing more of it is read.
    private static bool HasExtendedEntries(string path)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        using FileStream stream = File.OpenRead(path);
        return stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) == HeaderLength
            && header[..4].SequenceEqual("DIRC"u8)
            && BinaryPrimitives.ReadUInt32BigEndian(header[4..]) is 3 or 4;
    }

    private static bool HasSkippedFiles(ReadOnlySpan<byte> index)
    {
        bool isCompressed = BinaryPrimitives.ReadUInt32BigEndian(index[4..]) == 4;
        uint count = BinaryPrimitives.ReadUInt32BigEndian(index[8..]);
        int at = HeaderLength;
        for (uint i = 0; i < count && at + FixedLength < index.Length; i++)
        {
            bool isExtended = (BinaryPrimitives.ReadUInt16BigEndian(index[(at + 60)..]) & Extended) != 0;
            if (isExtended && (BinaryPrimitives.ReadUInt16BigEndian(index[(at + 62)..]) & SkipWorktree) != 0)
            {
                return true;
            }

            int name = at + FixedLength + (isExtended ? 2 : 0);
            if (isCompressed)
            {
                // How much of the name before is kept: bytes with the high bit, then one without.
                while (name < index.Length && (index[name] & 0x80) != 0)
                {
                    name++;
                }

                name++;
            }

            int length = name < index.Length ? index[name..].IndexOf((byte)0) : -1;
            if (length < 0)
            {
                return false;
            }

            // Names end with one to eight zeros, so that entries begin at multiples of eight.
            at = isCompressed ? name + length + 1 : at + ((name + length - at + 8) & ~7);
        }

        return false;
    }
}
