using System.Text.Json.Serialization;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>One entry of <c>overrides.json</c>: a decision that somebody made in spite of what was open.</summary>
internal sealed record MissionOverride : ExtensibleRecord
{
    [JsonConstructor]
    public MissionOverride(string action, string reason, DateTimeOffset timestamp, string open)
    {
        Action = action;
        Reason = reason;
        Timestamp = timestamp;
        Open = open;
    }

    /// <summary>What was done: <c>complete</c> the mission, or set a feature to <c>done</c>.</summary>
    public string Action { get; init; }

    /// <summary>The feature; null when the decision is about the mission.</summary>
    public string? FeatureId { get; init; }

    /// <summary>The words given.</summary>
    public string Reason { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>What was open then.</summary>
    public string Open { get; init; }
}
