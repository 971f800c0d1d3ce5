using System.Text.Json;
using System.Text.Json.Serialization;
using Maestro.Missions;

namespace Maestro;

/// <summary>A mission: one plan, its milestones, and how far it has come. On disk <c>missions/&lt;id&gt;/mission.json</c>.</summary>
public sealed record Mission
{
    /// <summary>Id of the form <c>yyyy-MM-dd-NNN</c> (local date), optionally with <c>-xxxx</c>.</summary>
    [JsonPropertyName("id")]
    public required string MissionId { get; init; }

    /// <summary>The stored status: draft, approved, rejected, executing, paused, validating, completed, failed.</summary>
    public required string Status { get; init; }

    /// <summary>What the mission is called.</summary>
    public required string Title { get; init; }

    /// <summary>What it is for; may be empty.</summary>
    public string Description { get; init => field = value ?? ""; } = "";

    /// <summary>The longer proposal behind the plan, or null.</summary>
    public string? Proposal { get; init; }

    /// <summary>The milestones, as the plan gave them.</summary>
    public required IReadOnlyList<Milestone> Milestones { get; init; }

    /// <summary>The ids of the features, in plan order.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>When the mission was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the mission itself was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was approved, or null.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>When it was rejected, or null.</summary>
    public DateTimeOffset? RejectedAt { get; init; }

    /// <summary>When it was completed, or null.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The ids of the sealed milestones, in the order of sealing; null when none ever was.</summary>
    public IReadOnlyList<string>? CompletedMilestoneIds { get; init; }

    /// <summary>The status that the milestones show: what is really going on, which the stored status may lag behind.</summary>
    [JsonIgnore]
    public string EffectiveStatus { get; init; } = "";

    /// <summary>Features and assertions counted.</summary>
    [JsonIgnore]
    public Progress Progress { get; init; } = Progress.None;

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>True when nothing follows the stored status.</summary>
    [JsonIgnore]
    public bool IsFinished => MissionStatus.IsFinished(Status);

    /// <summary>The mission in another status, with the time noted that belongs to it.</summary>
    internal Mission MoveTo(string status, DateTimeOffset now)
    {
        StatusTransitions.Mission.Require(MissionId, Status, status);
        bool moved = status != Status;
        return this with
        {
            Status = status,
            UpdatedAt = now,
            ApprovedAt = moved && status == MissionStatus.Approved ? now : ApprovedAt,
            RejectedAt = moved && status == MissionStatus.Rejected ? now : RejectedAt,
            CompletedAt = moved && status == MissionStatus.Completed ? now : CompletedAt,
        };
    }

    /// <summary>The mission with one more sealed milestone.</summary>
    internal Mission Seal(string milestoneId, DateTimeOffset now) => this with
    {
        CompletedMilestoneIds = [.. CompletedMilestoneIds ?? [], milestoneId],
        UpdatedAt = now,
    };
}
