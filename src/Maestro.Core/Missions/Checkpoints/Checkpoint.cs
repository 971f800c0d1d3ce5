using System.Text.Json.Serialization;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro;

/// <summary>Where a mission stood at an instant. On disk <c>missions/&lt;mission&gt;/checkpoints/&lt;id&gt;.json</c>.</summary>
public sealed record Checkpoint : ExtensibleRecord
{
    /// <summary>The id: local time as <c>yyyyMMdd-HHmmss-fff</c>.</summary>
    [JsonPropertyName("id")]
    [JsonInclude]
    [JsonRequired]
    public string CheckpointId { get; internal init; } = null!;

    /// <summary>The mission it belongs to.</summary>
    [JsonInclude]
    [JsonRequired]
    public string MissionId { get; internal init; } = null!;

    /// <summary>The milestone that was active; may be empty.</summary>
    [JsonInclude]
    public string CurrentMilestoneId { get; internal init => field = value ?? ""; } = "";

    /// <summary>When it was taken.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset Timestamp { get; internal init; }

    /// <summary>The status of each feature.</summary>
    [JsonInclude]
    [JsonRequired]
    public IReadOnlyDictionary<string, string> FeatureStatuses { get; internal init => field = ReadOnly.Map(value); } = ReadOnly.Map<string>(null);

    /// <summary>The result of each assertion.</summary>
    [JsonInclude]
    [JsonRequired]
    public IReadOnlyDictionary<string, string> AssertionResults { get; internal init => field = ReadOnly.Map(value); } = ReadOnly.Map<string>(null);

    /// <summary>The commit that HEAD stood on when it was taken (hexadecimal), or null.</summary>
    [JsonIgnore]
    public string? Commit { get; internal init; }

    /// <summary>Why it was taken, or null.</summary>
    [JsonInclude]
    public string? Note { get; internal init; }

    /// <summary>All records as they were, so that nothing is missing after a restore; null in a checkpoint of another program.</summary>
    [JsonInclude]
    internal CheckpointContent? Content { get; init; }

    /// <summary>True when a restore brings everything back, and not only statuses and results.</summary>
    [JsonIgnore]
    public bool IsComplete => Content is not null;

    /// <summary>The id.</summary>
    public override string ToString() => CheckpointId;
}
