namespace Maestro.Storage;

/// <summary>Which events to read; all that is null lets everything through.</summary>
internal sealed record HistoryQuery
{
    public string? EventId { get; init; }

    public string? MissionId { get; init; }

    public string? FeatureId { get; init; }

    public string? AssertionId { get; init; }

    public string? HandoffId { get; init; }

    public string? Agent { get; init; }

    public DateTimeOffset? Since { get; init; }

    /// <summary>True for whatever decides on which event is the newest: then the first line that is no event is an error.</summary>
    public bool StopsAtDamage { get; init; }

    /// <summary>True when an event is one of them.</summary>
    public bool Accepts(HistoryEvent candidate) =>
        (EventId is null || candidate.EventId.StartsWith(EventId, StringComparison.Ordinal))
        && (Agent is null || string.Equals(candidate.Agent, Agent, StringComparison.OrdinalIgnoreCase))
        && (Since is null || candidate.Time >= Since)
        && (MissionId is null || candidate.Changes.Any(change => change.MissionId == MissionId))
        && Is(candidate, "feature", FeatureId)
        && Is(candidate, "assertion", AssertionId)
        && Is(candidate, "handoff", HandoffId);

    /// <summary>Texts that the line of such an event contains: to pass over the others unread.</summary>
    public IEnumerable<string> Words => new[] { EventId, MissionId, FeatureId, AssertionId, HandoffId }.OfType<string>();

    private static bool Is(HistoryEvent candidate, string kind, string? id) =>
        id is null || candidate.Changes.Any(change => change.Kind == kind && change.Id == id);
}
