using System.Text.Json.Serialization;
using Maestro.Handoffs;
using Maestro.Kernel;

namespace Maestro;

/// <summary>A packet that one agent session leaves for another. On disk <c>handoffs/&lt;id&gt;.json</c>.</summary>
public sealed partial record Handoff : ExtensibleRecord
{
    /// <summary>The version of UKI that is written.</summary>
    public const string CurrentVersion = "5.4";

    /// <summary>The agent's name where none is known.</summary>
    public const string UnknownAgent = "unknown";

    /// <summary>The session's id where none is known.</summary>
    public const string NoSession = "none";

    /// <summary>The id: <c>yyyy-MM-dd-NNN</c>.</summary>
    [JsonPropertyName("id")]
    [JsonInclude]
    [JsonRequired]
    public string HandoffId { get; internal init; } = null!;

    /// <summary>The version of UKI it was written in: 5.4, 5.3 or 5.2.</summary>
    [JsonInclude]
    public string Version { get; internal init => field = value ?? CurrentVersion; } = CurrentVersion;

    /// <summary>When it was made.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset Timestamp { get; internal init; }

    /// <summary>pending, picked-up or completed.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Status { get; internal init; } = null!;

    /// <summary>The agent that made it; <c>unknown</c> where none is known.</summary>
    [JsonInclude]
    public string Agent { get; internal init => field = value ?? UnknownAgent; } = UnknownAgent;

    /// <summary>The session that made it; <c>none</c> where none is known.</summary>
    [JsonInclude]
    public string SessionId { get; internal init => field = value ?? NoSession; } = NoSession;

    /// <summary>What it says, as it was written.</summary>
    // On disk it is in tokens, and Texts has what they don't hold. Not required: old files hold the string alone, and the codec reads the content out of it.
    [JsonInclude]
    public HandoffContent Content { get; internal init; } = null!;

    /// <summary>The texts that the tokens on disk don't hold.</summary>
    [JsonInclude]
    internal HandoffTexts? Texts { get; init; }

    /// <summary>The content as one line of UKI v5.4, in tokens.</summary>
    [JsonInclude]
    public string Uki { get; internal init => field = value ?? ""; } = "";

    /// <summary>When it was claimed, or null.</summary>
    [JsonInclude]
    public DateTimeOffset? PickedUpAt { get; internal init; }

    /// <summary>The agent that claimed it, or null.</summary>
    [JsonInclude]
    public string? PickedUpBy { get; internal init; }

    /// <summary>When it was completed, or null.</summary>
    [JsonInclude]
    public DateTimeOffset? CompletedAt { get; internal init; }

    /// <summary>What came of it, or null.</summary>
    [JsonInclude]
    public string? Report { get; internal init; }

    /// <summary>The changed files that were collected, as exact paths from the repository's root with <c>/</c> between the parts; null when none were.</summary>
    [JsonInclude]
    public IReadOnlyList<string>? Files { get; internal init => field = ReadOnly.ListOrNull(value); }

    /// <summary>How many files had changed, where <see cref="Files"/> holds only the first of them; else null.</summary>
    [JsonInclude]
    public int? FilesTotal { get; internal init; }

    /// <summary>The changed files that were not committed, as exact paths like <see cref="Files"/>, which holds them too; null when there were none.</summary>
    [JsonInclude]
    public IReadOnlyList<string>? Uncommitted { get; internal init => field = ReadOnly.ListOrNull(value); }

    /// <summary>The branch it was made on; null on none, or when nothing was collected.</summary>
    [JsonInclude]
    public string? Branch { get; internal init; }

    /// <summary>The full id of the commit it was made on; null when there was none, or nothing was collected.</summary>
    [JsonInclude]
    public string? Commit { get; internal init; }

    /// <summary>The commits of the work, newest first, at most 20; null when none were found.</summary>
    [JsonInclude]
    public IReadOnlyList<GitCommit>? Commits { get; internal init => field = ReadOnly.ListOrNull(value); }

    /// <summary>The exact ids and paths of the references, where their tokens differ from them; else null.</summary>
    [JsonInclude]
    public MaestroReferences? Refs { get; internal init; }

    /// <summary>Who has had it, oldest first; null when nobody has.</summary>
    [JsonInclude]
    public IReadOnlyList<HandoffHolder>? Trail { get; internal init => field = ReadOnly.ListOrNull(value); }

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

    /// <summary>All of it in a sentence or two, as it was written.</summary>
    [JsonIgnore]
    public string Summary => Content.Summary;

    /// <summary>The id.</summary>
    public override string ToString() => HandoffId;
}

/// <summary>Somebody who has had a handoff.</summary>
public sealed record HandoffHolder : ExtensibleRecord
{
    /// <summary>The agent; <c>unknown</c> where none is known.</summary>
    [JsonInclude]
    public string Agent { get; internal init => field = value ?? Handoff.UnknownAgent; } = Handoff.UnknownAgent;

    /// <summary>The session, or null.</summary>
    [JsonInclude]
    public string? SessionId { get; internal init; }

    /// <summary>When it was claimed, or null where that was not recorded.</summary>
    [JsonInclude]
    public DateTimeOffset? PickedUpAt { get; internal init; }

    /// <summary>When it was released; null while it is held, and after it was completed.</summary>
    [JsonInclude]
    public DateTimeOffset? ReturnedAt { get; internal init; }

    /// <summary>Why it was released, or null.</summary>
    [JsonInclude]
    public string? Reason { get; internal init; }

    /// <summary>The agent.</summary>
    public override string ToString() => Agent;
}
