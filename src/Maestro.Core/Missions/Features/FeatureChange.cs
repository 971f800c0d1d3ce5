using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro.Missions;

/// <summary>What is to be changed of a feature; null leaves a thing as it is.</summary>
internal sealed record FeatureUpdate(string FeatureId, string? MissionId)
{
    public string? Status { get; init; }

    public WorkerReport? Report { get; init; }

    /// <summary>Why it is tried again or blocked; goes to the retry log.</summary>
    public string? Reason { get; init; }

    /// <summary>True when a warning is an error.</summary>
    public bool Strict { get; init; }
}

/// <summary>A feature, and its mission, before and after an update.</summary>
internal sealed record FeatureChange(Mission MissionBefore, Mission MissionAfter, Feature Before, Feature After, RetryEntry? Retry)
{
    public bool StartsMission => MissionBefore.Status != MissionAfter.Status;
}

/// <summary>One entry of <c>workers/&lt;feature&gt;/retry-log.json</c>: why a feature was taken up again.</summary>
/// <param name="Reason">The words given.</param>
/// <param name="Timestamp">When.</param>
/// <param name="PreviousStatus">The status it came from.</param>
internal sealed record RetryEntry(string Reason, DateTimeOffset Timestamp, string PreviousStatus)
{
    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
