using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>A whole mission in one file: what it is, and each of its files, byte for byte. Text stays text, line by line, so that it can be searched.</summary>
internal sealed record MissionArchive : ExtensibleRecord
{
    /// <summary>The format that is written, and the newest that is read.</summary>
    public const int CurrentFormat = 1;

    /// <summary>A longer file is neither written nor read.</summary>
    public const int MaxBytes = 128 << 20;

    public required int Format { get; init; }

    public required string MissionId { get; init; }

    public required string Title { get; init; }

    public required string Status { get; init; }

    /// <summary>How many features it has.</summary>
    public required int Features { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ended; null when it had not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the file was made.</summary>
    public required DateTimeOffset ArchivedAt { get; init; }

    /// <summary>Why; null where nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>True when names, sessions, output and secrets were removed; null when all is there.</summary>
    public bool? Redacted { get; init; }

    /// <summary>The digests of the plans that the mission was made from or updated by, and of its plan as it stood; null in what is no archive of this workspace, or of an older version.</summary>
    public IReadOnlyList<string>? Plans { get; init => field = ReadOnly.ListOrNull(value); }

    /// <summary><c>sha256:</c> and the digest of the paths and contents.</summary>
    public required string Digest { get; init; }

    public required IReadOnlyList<ArchivedFile> Files { get; init => field = ReadOnly.List(value); }

    /// <summary>The archive of a mission.</summary>
    /// <param name="mission">The mission.</param>
    /// <param name="files">Its files by path, relative to its folder.</param>
    /// <param name="now">The time.</param>
    public static MissionArchive Of(Mission mission, IEnumerable<KeyValuePair<string, byte[]>> files, DateTimeOffset now)
    {
        ArchivedFile[] kept = [.. files.OrderBy(static file => file.Key, StringComparer.Ordinal).Select(static file => ArchivedFile.Of(file.Key, file.Value))];
        return new MissionArchive
        {
            Format = CurrentFormat,
            MissionId = mission.MissionId,
            Title = mission.Title,
            Status = mission.Status,
            Features = mission.Features.Count,
            CreatedAt = mission.CreatedAt,
            EndedAt = mission.EndedAt,
            ArchivedAt = now,
            Digest = DigestOf(kept),
            Files = kept,
        };
    }

    /// <summary>The bytes of the file.</summary>
    /// <exception cref="MaestroException">ArchiveInvalid: it would be too long.</exception>
    public ReadOnlyMemory<byte> Write()
    {
        ReadOnlyMemory<byte> content = StateJson.Write(this, StateJsonContext.Default.MissionArchive);
        return content.Length <= MaxBytes ? content : throw new MaestroException(
            ErrorCode.ArchiveInvalid,
            $"The archive of the mission '{MissionId}' would have {content.Length:N0} bytes; the limit is {MaxBytes:N0}. Nothing was changed.",
            "Keep the mission where it is.",
            MissionId);
    }

    /// <summary>The archive in these bytes; nothing in it leads outside the folder of its mission.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, with the path and what is wrong.</exception>
    public static MissionArchive Read(ReadOnlySpan<byte> content, string path)
    {
        if (content.Length > MaxBytes)
        {
            throw StateJson.Damaged(path, $"it has {content.Length:N0} bytes; the limit is {MaxBytes:N0}");
        }

        MissionArchive archive = StateJson.Read(content, StateJsonContext.Default.MissionArchive, path);
        if (archive.Format is < 1 or > CurrentFormat)
        {
            throw StateJson.Damaged(path, $"its format is {archive.Format}, and this version of Maestro reads {CurrentFormat}");
        }

        if (!IdPattern.IsSequenced(archive.MissionId))
        {
            throw StateJson.Damaged(path, $"'{Display.Short(archive.MissionId)}' is not a valid mission id");
        }

        RecordRules.RequireWord(archive.Status, MissionStatus.All, "status", path);
        RecordRules.RequireItems(archive.Plans ?? [], "plans", path);
        RecordRules.RequireItems(archive.Files, "files", path);
        return archive;
    }

    /// <summary>The archive in the bytes of a file of the archive folder, with all of its files checked.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static MissionArchive ReadWhole(ReadOnlySpan<byte> content, string path)
    {
        MissionArchive archive = ReadPlaced(content, path);
        archive.Contents(path);
        return archive;
    }

    /// <summary>The archive in the bytes of a file of the archive folder.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, also when the file has the name of another mission.</exception>
    public static MissionArchive ReadPlaced(ReadOnlySpan<byte> content, string path)
    {
        MissionArchive archive = Read(content, path);
        RecordRules.RequirePlace(archive.MissionId, Path.GetFileNameWithoutExtension(path), path);
        return archive;
    }

    /// <summary>The contents of the files by path.</summary>
    /// <exception cref="MaestroException">StateFileDamaged: one can't be a file of a mission, or what is there is not what was archived.</exception>
    public IReadOnlyDictionary<string, byte[]> Contents(string path)
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        foreach (ArchivedFile file in Files)
        {
            if (!ArchivedFile.IsPath(file.Path))
            {
                throw StateJson.Damaged(path, $"{QuotedText.Of(Display.Short(file.Path))} can't be the path of a file of a mission");
            }

            if (!contents.TryAdd(file.Path, file.Content(path)))
            {
                throw StateJson.Damaged(path, $"it has the file {QuotedText.Of(file.Path)} twice");
            }
        }

        return DigestOf(Files) == Digest ? contents : throw StateJson.Damaged(path, "its files were changed since it was written: they don't have its digest");
    }

    private static string DigestOf(IEnumerable<ArchivedFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ArchivedFile file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\0{file.Base64}\0{file.Lines?.Count}\n"));
            foreach (string line in file.Lines ?? [])
            {
                hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            }
        }

        return $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}

/// <summary>A file of a mission in its archive.</summary>
internal sealed record ArchivedFile : ExtensibleRecord
{
    private const int MostParts = 6;

    /// <summary>Its path, relative to the mission's folder.</summary>
    public required string Path { get; init; }

    /// <summary>Its text, split at each line feed; null for what is not UTF-8.</summary>
    public IReadOnlyList<string>? Lines { get; init => field = ReadOnly.ListOrNull(value); }

    /// <summary>Its bytes, where they are not UTF-8.</summary>
    public string? Base64 { get; init; }

    public static ArchivedFile Of(string path, byte[] content) => Utf8.IsValid(content)
        ? new ArchivedFile { Path = path, Lines = Encoding.UTF8.GetString(content).Split('\n') }
        : new ArchivedFile { Path = path, Base64 = Convert.ToBase64String(content) };

    /// <summary>The bytes.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public byte[] Content(string archive)
    {
        if (Lines is not null && Base64 is null)
        {
            RecordRules.RequireItems(Lines, "lines", archive);
            return Encoding.UTF8.GetBytes(string.Join('\n', Lines));
        }

        byte[] content = new byte[Base64?.Length ?? 0];
        return Lines is null && Base64 is not null && Convert.TryFromBase64String(Base64, content, out int length)
            ? content[..length]
            : throw StateJson.Damaged(archive, $"the content of {QuotedText.Of(Display.Short(Path))} is neither lines of text nor base64");
    }

    /// <summary>True for plain names between slashes, none of which is hidden, or means something else on another system.</summary>
    public static bool IsPath(string path) => path.Length is > 0 and <= 500 && path.Split('/') is { Length: <= MostParts } parts && Array.TrueForAll(parts, IsName);

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 255 && name[0] is not ('.' or ' ') && name[^1] is not ('.' or ' ') && !name.AsSpan().ContainsAny(NotInNames)
        && !name.Any(char.IsControl) && !IdPattern.IsDeviceName(name);

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("\\:*?\"<>|");
}
