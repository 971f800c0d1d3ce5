using System.Text.Json;
using System.Text.Json.Serialization;
using Maestro.Missions;

namespace Maestro;

/// <summary>One piece of work of a mission. On disk <c>missions/&lt;mission&gt;/features/&lt;id&gt;.json</c>.</summary>
/// <remarks>A key that is absent on disk reads as null: the init accessors turn it into the default.</remarks>
public sealed record Feature
{
    /// <summary>The id, unique in its mission: letters, digits, <c>_</c> and <c>-</c>, beginning with a letter or digit.</summary>
    [JsonPropertyName("id")]
    public required string FeatureId { get; init; }

    /// <summary>The mission it belongs to.</summary>
    public required string MissionId { get; init; }

    /// <summary>The milestone it belongs to.</summary>
    public required string MilestoneId { get; init; }

    /// <summary>pending, assigned, in-progress, review, done or blocked.</summary>
    public required string Status { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What is to be done; may be empty.</summary>
    public string Description { get; init => field = value ?? ""; } = "";

    /// <summary>Who does this kind of work: the name of a worker skill, such as codex.</summary>
    public required string WorkerType { get; init; }

    /// <summary>What the worker does to prove the work.</summary>
    public IReadOnlyList<string> VerificationSteps { get; init => field = value ?? []; } = [];

    /// <summary>The ids of the features that come before it.</summary>
    public IReadOnlyList<string> DependsOn { get; init => field = value ?? []; } = [];

    /// <summary>What it promises, as the plan wrote it; each entry became an assertion.</summary>
    public IReadOnlyList<string> Fulfills { get; init => field = value ?? []; } = [];

    /// <summary>What must hold before it begins, or null.</summary>
    public string? Preconditions { get; init; }

    /// <summary>How the result behaves, or null.</summary>
    public string? ExpectedBehavior { get; init; }

    /// <summary>What the worker reported, or null.</summary>
    public WorkerReport? Report { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The dependencies that are not done yet.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> BlockedBy { get; init; } = [];

    /// <summary>The features that wait for this one.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Unblocks { get; init; } = [];

    /// <summary>True when it can be started now: pending, dependencies done, mission approved or executing.</summary>
    [JsonIgnore]
    public bool IsReady { get; init; }

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The feature in another status.</summary>
    internal Feature MoveTo(string status, DateTimeOffset now)
    {
        StatusTransitions.Feature.Require(FeatureId, Status, status);
        return this with { Status = status, UpdatedAt = now };
    }
}
