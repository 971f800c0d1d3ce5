using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro;

/// <summary>A mission in the archive: <c>archive/&lt;id&gt;.json</c>.</summary>
public sealed record ArchivedMission
{
    /// <summary>The id of the mission.</summary>
    public string MissionId { get; internal init; } = null!;

    /// <summary>What the mission is called, on one line and without control characters.</summary>
    public string Title { get; internal init; } = null!;

    /// <summary>The status that it has: draft, approved, rejected, executing, paused, validating, completed, failed.</summary>
    public string Status { get; internal init; } = null!;

    /// <summary>How many features it has.</summary>
    public int FeatureCount { get; internal init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; internal init; }

    /// <summary>When it ended; null when it had not.</summary>
    public DateTimeOffset? EndedAt { get; internal init; }

    /// <summary>When it was archived.</summary>
    public DateTimeOffset ArchivedAt { get; internal init; }

    /// <summary>Why, or null.</summary>
    public string? Reason { get; internal init; }

    /// <summary>The absolute path of the file.</summary>
    public string Path { get; internal init; } = null!;

    /// <summary>The length of the file in bytes.</summary>
    public long Length { get; internal init; }

    internal static ArchivedMission Of(MissionArchive archive, string path, long length) => new()
    {
        MissionId = archive.MissionId,
        Title = Display.Plain(archive.Title),
        Status = archive.Status,
        FeatureCount = archive.Features,
        CreatedAt = archive.CreatedAt,
        EndedAt = archive.EndedAt,
        ArchivedAt = archive.ArchivedAt,
        Reason = archive.Reason is { } reason ? Display.Plain(reason) : null,
        Path = path,
        Length = length,
    };

    /// <summary>The id.</summary>
    public override string ToString() => MissionId;
}
