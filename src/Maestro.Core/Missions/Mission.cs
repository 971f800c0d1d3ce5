using System.Text.Json.Serialization;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro;

/// <summary>A mission: one plan, its milestones, and how far it has come. On disk <c>missions/&lt;id&gt;/mission.json</c>.</summary>
public sealed record Mission : ExtensibleRecord
{
    /// <summary>Id of the form <c>yyyy-MM-dd-NNN</c> (local date), optionally with <c>-xxxx</c>.</summary>
    [JsonPropertyName("id")]
    [JsonInclude]
    [JsonRequired]
    public string MissionId { get; internal init; } = null!;

    /// <summary>The stored status: draft, approved, rejected, executing, paused, validating, completed, failed.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Status { get; internal init; } = null!;

    /// <summary>The title as it is on disk.</summary>
    [JsonInclude]
    [JsonRequired]
    [JsonPropertyName("title")]
    internal string StoredTitle { get; init; } = null!;

    /// <summary>What the mission is called, on one line and without control characters.</summary>
    [JsonIgnore]
    public string Title { get => Display.Plain(StoredTitle); internal init => StoredTitle = value; }

    /// <summary>What it is for; may be empty.</summary>
    [JsonInclude]
    public string Description { get; internal init => field = value ?? ""; } = "";

    /// <summary>The longer proposal behind the plan, or null.</summary>
    [JsonInclude]
    public string? Proposal { get; internal init; }

    /// <summary>The milestones as they are stored, without what is derived.</summary>
    [JsonInclude]
    [JsonRequired]
    [JsonPropertyName("milestones")]
    internal IReadOnlyList<Milestone> StoredMilestones { get; init => field = ReadOnly.List(value); } = [];

    /// <summary>The milestones with status and progress, in their order; null while nothing is derived.</summary>
    [JsonIgnore]
    internal IReadOnlyList<Milestone>? DerivedMilestones { get; init => field = ReadOnly.ListOrNull(value); }

    /// <summary>The milestones, as <c>Get-MaestroMilestone</c> gives them.</summary>
    [JsonIgnore]
    public IReadOnlyList<Milestone> Milestones { get => DerivedMilestones ?? StoredMilestones; internal init => StoredMilestones = value; }

    /// <summary>The ids of the features, in plan order.</summary>
    [JsonInclude]
    [JsonRequired]
    public IReadOnlyList<string> Features { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>When the mission was made.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset CreatedAt { get; internal init; }

    /// <summary>When the mission itself was last changed.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset UpdatedAt { get; internal init; }

    /// <summary>When it was approved, or null.</summary>
    [JsonInclude]
    public DateTimeOffset? ApprovedAt { get; internal init; }

    /// <summary>When it was rejected, or null.</summary>
    [JsonInclude]
    public DateTimeOffset? RejectedAt { get; internal init; }

    /// <summary>When it was completed, or null.</summary>
    [JsonInclude]
    public DateTimeOffset? CompletedAt { get; internal init; }

    /// <summary>The ids of the sealed milestones, in the order of sealing; null when none ever was.</summary>
    [JsonInclude]
    public IReadOnlyList<string>? CompletedMilestoneIds { get; internal init => field = ReadOnly.ListOrNull(value); }

    /// <summary>The status that the milestones show: what is really going on, which the stored status may lag behind.</summary>
    [JsonIgnore]
    public string EffectiveStatus { get; internal init; } = "";

    /// <summary>Features and assertions counted.</summary>
    [JsonIgnore]
    public Progress Progress { get; internal init; } = Progress.None;

    /// <summary>True when nothing follows the stored status.</summary>
    [JsonIgnore]
    public bool IsFinished => MissionStatus.IsFinished(Status);

    /// <summary>When it ended, or null.</summary>
    internal DateTimeOffset? EndedAt => CompletedAt ?? RejectedAt ?? (IsFinished ? UpdatedAt : null);

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

    /// <summary>The id.</summary>
    public override string ToString() => MissionId;
}
