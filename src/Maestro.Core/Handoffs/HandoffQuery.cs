namespace Maestro;

/// <summary>Which handoffs to read.</summary>
internal sealed record HandoffQuery
{
    /// <summary>Null: every handoff.</summary>
    public IReadOnlyList<IdFilter>? Handoffs { get; init; }

    public IReadOnlyCollection<string>? Statuses { get; init; }

    public IReadOnlyCollection<string>? Modes { get; init; }

    /// <summary>Who made it.</summary>
    public IReadOnlyList<IdFilter>? Agents { get; init; }

    public IReadOnlyList<IdFilter>? Missions { get; init; }

    /// <summary>The id of the feature it is about, or null for any; the token of the id counts as it.</summary>
    public string? FeatureId { get; init; }

    /// <summary>At most so many, the newest.</summary>
    public int? First { get; init; }

    /// <summary>True when the summary of each file has to be asked.</summary>
    public bool IsFiltered =>
        Statuses is { Count: > 0 } || Modes is { Count: > 0 } || Agents is { Count: > 0 } || Missions is { Count: > 0 } || FeatureId is not null;

    public bool Accepts(HandoffSummary summary) =>
        (Statuses is null or { Count: 0 } || Statuses.Contains(summary.Status, StringComparer.OrdinalIgnoreCase))
        && (Modes is null or { Count: 0 } || Modes.Contains(summary.Mode, StringComparer.OrdinalIgnoreCase))
        && (Agents is null or { Count: 0 } || Agents.Any(filter => filter.Accepts(summary.Agent)))
        && (Missions is null or { Count: 0 } || (summary.MissionId is { } mission && Missions.Any(filter => Begins(filter, mission))))
        && (FeatureId is null || (summary.FeatureId is { } feature && UkiToken.Normalize(feature) == UkiToken.Normalize(FeatureId)));

    // As everywhere, the start of an id will do.
    private static bool Begins(IdFilter filter, string id) =>
        filter.IsWildcard ? filter.Matches(id) : id.StartsWith(filter.Text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Which handoff to receive: the one of an id, else the newest pending one that fits.</summary>
internal sealed record HandoffTarget
{
    /// <summary>Its id, or an unambiguous start of it; null for the newest pending one.</summary>
    public string? HandoffId { get; init; }

    /// <summary>The mission it must be about, or null.</summary>
    public string? MissionId { get; init; }

    /// <summary>The feature it must be about, or null.</summary>
    public string? FeatureId { get; init; }

    public bool Accepts(HandoffSummary summary) =>
        summary.Status == HandoffStatus.Pending
        && (MissionId is null || (summary.MissionId is { } mission && Token(mission).StartsWith(Token(MissionId), StringComparison.Ordinal)))
        && (FeatureId is null || (summary.FeatureId is { } feature && Token(feature) == Token(FeatureId)));

    /// <summary>What was asked for, for messages: <c> about the mission …</c>.</summary>
    public string About => (MissionId, FeatureId) switch
    {
        (null, null) => "",
        (_, null) => $" about the mission {QuotedText.Of(MissionId)}",
        (null, _) => $" about the feature {QuotedText.Of(FeatureId)}",
        _ => $" about the feature {QuotedText.Of(FeatureId)} of the mission {QuotedText.Of(MissionId)}",
    };

    // The reference keeps tokens alone, in which auth-impl is auth_impl.
    private static string Token(string id) => UkiToken.Normalize(id);
}
