using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro;

/// <summary>A milestone of a mission. Stored inside <c>mission.json</c>; its status is derived, never stored.</summary>
public sealed record Milestone
{
    /// <summary>The id, unique in its mission; any non-empty text.</summary>
    [JsonPropertyName("id")]
    public required string MilestoneId { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for; may be empty.</summary>
    public string Description { get; init => field = value ?? ""; } = "";

    /// <summary>Its place in the mission, from 0; the lowest that is not sealed is the active one.</summary>
    public required int Order { get; init; }

    /// <summary>work or gate; null on disk means work.</summary>
    public string? Kind { get; init; }

    /// <summary>planning, plan-review, implementation, code-review, bug-hunt, simplify, validation or custom; null on disk means custom.</summary>
    public string? Profile { get; init; }

    /// <summary>The ids of its features. On disk always empty, as the reference wrote it; filled when read.</summary>
    public IReadOnlyList<string> FeatureIds { get; init => field = value ?? []; } = [];

    /// <summary>The mission it belongs to.</summary>
    [JsonIgnore]
    public string MissionId { get; init; } = "";

    /// <summary>The derived status: pending, executing, validating, sealed, failed.</summary>
    [JsonIgnore]
    public string Status { get; init; } = MilestoneStatus.Pending;

    /// <summary>Features and assertions counted.</summary>
    [JsonIgnore]
    public Progress Progress { get; init; } = Progress.None;

    /// <summary>The ids of the assertions that keep it from being sealed.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> OpenAssertionIds { get; init; } = [];

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
