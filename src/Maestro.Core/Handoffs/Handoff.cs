using System.Text.Json;
using System.Text.Json.Serialization;
using Maestro.Handoffs;

namespace Maestro;

/// <summary>A packet that one agent session leaves for another. On disk <c>handoffs/&lt;id&gt;.json</c>.</summary>
public sealed partial record Handoff
{
    /// <summary>The version of UKI that is written.</summary>
    public const string CurrentVersion = "5.4";

    /// <summary>The agent's name where none is known.</summary>
    public const string UnknownAgent = "unknown";

    /// <summary>The session's id where none is known.</summary>
    public const string NoSession = "none";

    /// <summary>The id: <c>yyyy-MM-dd-NNN</c>.</summary>
    [JsonPropertyName("id")]
    public required string HandoffId { get; init; }

    /// <summary>The version of UKI it was written in: 5.4, 5.3 or 5.2.</summary>
    public string Version { get; init; } = CurrentVersion;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>pending, picked-up or completed.</summary>
    public required string Status { get; init; }

    /// <summary>The agent that made it; <c>unknown</c> where none is known.</summary>
    public string Agent { get; init; } = UnknownAgent;

    /// <summary>The session that made it; <c>none</c> where none is known.</summary>
    public string SessionId { get; init; } = NoSession;

    /// <summary>What it says.</summary>
    // Not required: old files hold the string alone, and the codec reads the content out of it.
    public HandoffContent Content { get; init; } = null!;

    /// <summary>The content as one line of UKI v5.4.</summary>
    public string Uki { get; init; } = "";

    /// <summary>When it was claimed, or null.</summary>
    public DateTimeOffset? PickedUpAt { get; init; }

    /// <summary>The agent that claimed it, or null.</summary>
    public string? PickedUpBy { get; init; }

    /// <summary>When it was completed, or null.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>What came of it, or null.</summary>
    public string? Report { get; init; }

    /// <summary>The changed files that were collected, as exact paths from the repository's root with <c>/</c> between the parts; null when none were.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>How many files had changed, where <see cref="Files"/> holds only the first of them; else null.</summary>
    public int? FilesTotal { get; init; }

    /// <summary>The exact ids and paths of the references, where their tokens differ from them; else null.</summary>
    public MaestroReferences? Refs { get; init; }

    /// <summary>Who has had it, oldest first; null when nobody has.</summary>
    public IReadOnlyList<HandoffHolder>? Trail { get; init; }

    /// <summary>The id of the mission it is about, or null.</summary>
    [JsonIgnore]
    public string? MissionId => Refs?.MissionId ?? ReferenceIds.MissionIdOf(Content.MaestroRefs.MissionId);

    /// <summary>The id of the feature it is about, or null.</summary>
    [JsonIgnore]
    public string? FeatureId => Refs?.FeatureId ?? Content.MaestroRefs.FeatureId;

    /// <summary>The id of the milestone it is about, or null.</summary>
    [JsonIgnore]
    public string? MilestoneId => Refs?.MilestoneId ?? Content.MaestroRefs.MilestoneId;

    /// <summary>plan or execute.</summary>
    [JsonIgnore]
    public string Mode => Content.Mode;

    /// <summary>All of it in fewer than 140 characters.</summary>
    [JsonIgnore]
    public string Summary => Content.Summary;

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>Somebody who has had a handoff.</summary>
public sealed record HandoffHolder
{
    /// <summary>The agent; <c>unknown</c> where none is known.</summary>
    public string Agent { get; init; } = Handoff.UnknownAgent;

    /// <summary>The session, or null.</summary>
    public string? SessionId { get; init; }

    /// <summary>When it was claimed, or null where that was not recorded.</summary>
    public DateTimeOffset? PickedUpAt { get; init; }

    /// <summary>When it was given back; null while it is held, and after it was completed.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>Why it was given back, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
