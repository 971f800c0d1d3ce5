using System.Text.Json;
using System.Text.Json.Serialization;
using Maestro.Missions;

namespace Maestro;

/// <summary>Where a mission stood at an instant. On disk <c>missions/&lt;mission&gt;/checkpoints/&lt;id&gt;.json</c>.</summary>
public sealed record Checkpoint
{
    /// <summary>The id: local time as <c>yyyyMMdd-HHmmss-fff</c>.</summary>
    [JsonPropertyName("id")]
    public required string CheckpointId { get; init; }

    /// <summary>The mission it belongs to.</summary>
    public required string MissionId { get; init; }

    /// <summary>The milestone that was active; may be empty.</summary>
    public string CurrentMilestoneId { get; init => field = value ?? ""; } = "";

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The status of each feature.</summary>
    public required IReadOnlyDictionary<string, string> FeatureStatuses { get; init; }

    /// <summary>The result of each assertion.</summary>
    public required IReadOnlyDictionary<string, string> AssertionResults { get; init; }

    /// <summary>Why it was taken, or null.</summary>
    public string? Note { get; init; }

    /// <summary>All records as they were, so that nothing is missing after a restore; null in a checkpoint of another program.</summary>
    [JsonInclude]
    internal CheckpointContent? Content { get; init; }

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>True when a restore brings everything back, and not only statuses and results.</summary>
    [JsonIgnore]
    public bool IsComplete => Content is not null;
}
