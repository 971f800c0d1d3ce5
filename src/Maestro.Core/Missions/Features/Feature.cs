using System.Text.Json.Serialization;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro;

/// <summary>One piece of work of a mission. On disk <c>missions/&lt;mission&gt;/features/&lt;id&gt;.json</c>.</summary>
/// <remarks>A key that is absent on disk reads as null: the init accessors turn it into the default.</remarks>
public sealed record Feature : ExtensibleRecord
{
    /// <summary>The id, unique in its mission: letters, digits, <c>_</c>, <c>-</c> and single dots inside, beginning with a letter or digit.</summary>
    [JsonPropertyName("id")]
    [JsonInclude]
    [JsonRequired]
    public string FeatureId { get; internal init; } = null!;

    /// <summary>The mission it belongs to.</summary>
    [JsonInclude]
    [JsonRequired]
    public string MissionId { get; internal init; } = null!;

    /// <summary>The milestone it belongs to.</summary>
    [JsonInclude]
    [JsonRequired]
    public string MilestoneId { get; internal init; } = null!;

    /// <summary>pending, assigned, in-progress, review, done or blocked.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Status { get; internal init; } = null!;

    /// <summary>The title as it is on disk.</summary>
    [JsonInclude]
    [JsonRequired]
    [JsonPropertyName("title")]
    internal string StoredTitle { get; init; } = null!;

    /// <summary>What it is called, on one line and without control characters.</summary>
    [JsonIgnore]
    public string Title { get => Display.Plain(StoredTitle); internal init => StoredTitle = value; }

    /// <summary>What is to be done; may be empty.</summary>
    [JsonInclude]
    public string Description { get; internal init => field = value ?? ""; } = "";

    /// <summary>Who does this kind of work: the name of a worker skill, such as codex.</summary>
    [JsonInclude]
    [JsonRequired]
    public string WorkerType { get; internal init; } = null!;

    /// <summary>What the worker does to prove the work.</summary>
    [JsonInclude]
    public IReadOnlyList<string> VerificationSteps { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The ids of the features that come before it.</summary>
    [JsonInclude]
    public IReadOnlyList<string> DependsOn { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>What it promises, as the plan wrote it; each entry became an assertion.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Fulfills { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>What must hold before it begins, or null.</summary>
    [JsonInclude]
    public string? Preconditions { get; internal init; }

    /// <summary>How the result behaves, or null.</summary>
    [JsonInclude]
    public string? ExpectedBehavior { get; internal init; }

    /// <summary>What the worker reported, or null.</summary>
    [JsonInclude]
    public WorkerReport? Report { get; internal init; }

    /// <summary>When it was made.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset CreatedAt { get; internal init; }

    /// <summary>When it was last changed.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset UpdatedAt { get; internal init; }

    /// <summary>How urgent it is: from 0, the most urgent, to 4. Default: 2.</summary>
    [JsonIgnore]
    public int Priority { get; internal init; } = FeaturePriority.Default;

    /// <summary>Words to find it by; may be empty.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Labels { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Globs of the files it is about, relative to the repository; may be empty.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Files { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The feature that this one is a part of, or null. A feature with parts is done when all of them are.</summary>
    [JsonIgnore]
    public string? ParentId { get; internal init; }

    /// <summary>The dependencies and parts that are not done yet.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> BlockedBy { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The features that wait for this one, its parent included.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Unblocks { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>blocked, ready, pending, active, review or done: what its status means, given the other features and the gates.</summary>
    [JsonIgnore]
    public string Phase { get; internal init; } = "";

    /// <summary>True when it can be started now: pending, dependencies and parts done, no gate before it, mission approved or executing.</summary>
    [JsonIgnore]
    public bool IsReady { get; internal init; }

    /// <summary>How deep it is in the graph of dependencies, from 0; one more than its deepest dependency.</summary>
    [JsonIgnore]
    public int Level { get; internal init; }

    /// <summary>True when it is on the longest chain of work that is left.</summary>
    [JsonIgnore]
    public bool IsCritical { get; internal init; }

    /// <summary>True when its dependencies form a cycle, so that it can never start.</summary>
    [JsonIgnore]
    public bool IsCircular { get; internal init; }

    /// <summary>Who holds it: an agent's name, or a person as <c>user@host</c>; null while nobody does. Kept in <c>workers/&lt;id&gt;/claim.json</c>.</summary>
    [JsonIgnore]
    public string? Holder { get; internal init; }

    /// <summary>The holder's session, or null where none is known.</summary>
    [JsonIgnore]
    public string? HolderSessionId { get; internal init; }

    /// <summary>Since when it has been held, or null.</summary>
    [JsonIgnore]
    public DateTimeOffset? HeldSince { get; internal init; }

    /// <summary>How long ago its holder last changed it; null while nobody holds it.</summary>
    [JsonIgnore]
    public TimeSpan? Quiet { get; internal init; }

    /// <summary>After how long without a change by its holder it may be taken over; null for never.</summary>
    [JsonIgnore]
    public TimeSpan? Lease { get; internal init; }

    /// <summary>Since when it has its status, as the history knows it; null unless the feature was asked for by its id.</summary>
    [JsonIgnore]
    public DateTimeOffset? StatusSince { get; internal init; }

    /// <summary>Who did it, once it is done: whoever handed it to review last, else whoever set it to done. Null unless the feature was asked for by
    /// its id, and when the history does not say.</summary>
    [JsonIgnore]
    public string? CompletedBy { get; internal init; }

    /// <summary>The statuses that it has had, oldest first, with how long and by whom, as the history knows it; null unless the feature was asked for
    /// by its id.</summary>
    [JsonIgnore]
    public IReadOnlyList<FeatureStatusPeriod>? StatusHistory { get; internal init => field = ReadOnly.ListOrNull(value); }

    /// <summary>The oldest question on it that nobody has answered; null when none is open.</summary>
    [JsonIgnore]
    public string? Question { get; internal init; }

    /// <summary>The feature in another status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="now">The time.</param>
    /// <param name="isRelease">True when whoever works on it gives it back.</param>
    internal Feature MoveTo(string status, DateTimeOffset now, bool isRelease = false)
    {
        (isRelease ? StatusTransitions.Release : StatusTransitions.Feature).Require(FeatureId, Status, status, MissionId);
        return this with { Status = status, UpdatedAt = now };
    }

    /// <summary>The id.</summary>
    public override string ToString() => FeatureId;
}
