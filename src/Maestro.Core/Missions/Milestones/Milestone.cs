using System.Text.Json.Serialization;
using Maestro.Kernel;

namespace Maestro;

/// <summary>A milestone of a mission. Stored inside <c>mission.json</c>; its status is derived, never stored.</summary>
public sealed record Milestone : ExtensibleRecord
{
    /// <summary>The id, unique in its mission; any non-empty text.</summary>
    [JsonPropertyName("id")]
    [JsonInclude]
    [JsonRequired]
    public string MilestoneId { get; internal init; } = null!;

    /// <summary>The id on one line and without control characters, to be shown.</summary>
    [JsonIgnore]
    public string Id => Display.Plain(MilestoneId);

    /// <summary>The title as it is on disk.</summary>
    [JsonInclude]
    [JsonRequired]
    [JsonPropertyName("title")]
    internal string StoredTitle { get; init; } = null!;

    /// <summary>What it is called, on one line and without control characters.</summary>
    [JsonIgnore]
    public string Title { get => Display.Plain(StoredTitle); internal init => StoredTitle = value; }

    /// <summary>What it is for; may be empty.</summary>
    [JsonInclude]
    public string Description { get; internal init => field = value ?? ""; } = "";

    /// <summary>Its place in the mission, from 0; the lowest that is not sealed is the active one.</summary>
    [JsonInclude]
    [JsonRequired]
    public int Order { get; internal init; }

    /// <summary>work or gate; null on disk means work.</summary>
    [JsonInclude]
    public string? Kind { get; internal init; }

    /// <summary>planning, plan-review, implementation, code-review, bug-hunt, simplify, validation or custom; null on disk means custom.</summary>
    [JsonInclude]
    public string? Profile { get; internal init; }

    /// <summary>The ids of its features. On disk always empty, as the reference wrote it; filled when read.</summary>
    [JsonInclude]
    public IReadOnlyList<string> FeatureIds { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The mission it belongs to.</summary>
    [JsonIgnore]
    public string MissionId { get; internal init; } = "";

    /// <summary>The derived status: pending, executing, validating, sealed, failed.</summary>
    [JsonIgnore]
    public string Status { get; internal init; } = MilestoneStatus.Pending;

    /// <summary>Features and assertions counted.</summary>
    [JsonIgnore]
    public Progress Progress { get; internal init; } = Progress.None;

    /// <summary>The ids of the assertions that keep it from being sealed.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> OpenAssertionIds { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The ids of its features that are not done.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> OpenFeatureIds { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>True for the first that is not sealed.</summary>
    [JsonIgnore]
    public bool IsActive { get; internal init; }

    /// <summary>sealed; clear, when all its features and assertions are closed; held, when some are open.</summary>
    [JsonIgnore]
    public string Gate { get; internal init; } = GateState.Held;

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
