using System.Text.Json.Serialization;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>What is to be changed of a feature; null leaves a thing as it is.</summary>
internal sealed record FeatureUpdate(string FeatureId, string? MissionId)
{
    public string? Status { get; init; }

    public WorkerReport? Report { get; init; }

    /// <summary>Why it is tried again or blocked, which goes to the retry log, or why it is taken over.</summary>
    public string? Reason { get; init; }

    /// <summary>What is asked of a person; the feature waits for the answer.</summary>
    public string? Question { get; init; }

    /// <summary>The answer to the oldest open question.</summary>
    public string? Answer { get; init; }

    /// <summary>Who changes it.</summary>
    public Author Author { get; init; }

    /// <summary>The git branch that the change is made on, or null.</summary>
    public string? Branch { get; init; }

    /// <summary>How long the claim lasts without a change by its holder; null for ever, or as long as it does already.</summary>
    public TimeSpan? Lease { get; init; }

    /// <summary>True to take over what another session holds.</summary>
    public bool Take { get; init; }

    /// <summary>True to change what another session holds, without taking it over.</summary>
    public bool Force { get; init; }

    /// <summary>True when whoever works on it gives it back.</summary>
    public bool IsRelease { get; init; }

    /// <summary>True when a warning is an error.</summary>
    public bool Strict { get; init; }
}

/// <summary>A feature, its mission and its claim, before and after an update.</summary>
internal sealed record FeatureChange(Mission MissionBefore, Mission MissionAfter, Feature Before, Feature After, RetryEntry? Retry)
{
    /// <summary>The claim as it is written; null when it stays as it is.</summary>
    public StoredClaim? Claim { get; init; }

    /// <summary>The questions as they are written; null when they stay as they are.</summary>
    public StateWrite? Questions { get; init; }

    /// <summary>The features that are done as well, because all their parts are.</summary>
    public IReadOnlyList<CompletedParent> Parents { get; init; } = [];

    /// <summary>A decision against what was open; null when there was none.</summary>
    public MissionOverride? Override { get; init; }

    public bool StartsMission => MissionBefore.Status != MissionAfter.Status;
}

/// <summary>One entry of <c>workers/&lt;feature&gt;/retry-log.json</c>: why a feature was taken up again.</summary>
internal sealed record RetryEntry : ExtensibleRecord
{
    /// <summary>An entry.</summary>
    [JsonConstructor]
    public RetryEntry(string reason, DateTimeOffset timestamp, string previousStatus)
    {
        Reason = reason;
        Timestamp = timestamp;
        PreviousStatus = previousStatus;
    }

    /// <summary>The words given.</summary>
    public string Reason { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>The status it came from.</summary>
    public string PreviousStatus { get; init; }
}
