using System.Text.Json.Serialization;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>One holding of a feature: who, since when, and how it ended.</summary>
internal record Holding : ExtensibleRecord
{
    /// <summary>The agent, or null for a person.</summary>
    public string? Agent { get; init; }

    /// <summary>The session, or null where none is known.</summary>
    public string? SessionId { get; init; }

    /// <summary>The person, as <c>user@host</c>; where a session is known, nobody else has to be.</summary>
    public string? User { get; init; }

    /// <summary>The git branch that it was claimed on, or null: it says which worktree the work is in.</summary>
    public string? Branch { get; init; }

    /// <summary>When it was claimed.</summary>
    [JsonRequired]
    public DateTimeOffset Since { get; init; }

    /// <summary>When its holder last changed the feature; null when that was the claim itself.</summary>
    public DateTimeOffset? RenewedAt { get; init; }

    /// <summary>How long it lasts without a change by its holder; null for ever.</summary>
    [JsonConverter(typeof(IsoDurationConverter))]
    public TimeSpan? Lease { get; init; }

    /// <summary>When it ended; null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended: the status that the feature got, <c>taken</c> or <c>expired</c>; null while it lasts.</summary>
    public string? Outcome { get; init; }

    /// <summary>Why it ended, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Whom to name: the agent, else the person.</summary>
    [JsonIgnore]
    public string Name => Agent ?? User ?? AgentName.Unknown;

    /// <summary>The last change by the holder that the claim itself knows of.</summary>
    [JsonIgnore]
    public DateTimeOffset LastChange => RenewedAt is { } renewed && renewed > Since ? renewed : Since;
}

/// <summary>Who holds a feature, or held it last. On disk <c>workers/&lt;feature&gt;/claim.json</c>.</summary>
internal sealed record StoredClaim : Holding
{
    [JsonRequired]
    [JsonPropertyOrder(-2)]
    public string FeatureId { get; init; } = null!;

    [JsonRequired]
    [JsonPropertyOrder(-1)]
    public string MissionId { get; init; } = null!;

    /// <summary>Earlier holdings, oldest first; null when there were none.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<Holding>? Trail { get; init; }

    /// <summary>True while somebody holds the feature: a claim says nothing of a status that another program, or a restore, gave it.</summary>
    public bool IsActive(string status) => EndedAt is null && status is FeatureStatus.Assigned or FeatureStatus.InProgress;
}
