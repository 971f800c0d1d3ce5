using Maestro.Kernel;

namespace Maestro.Handoffs;

/// <summary>Which handoffs to read.</summary>
internal sealed record HandoffQuery
{
    /// <summary>Null: every handoff.</summary>
    public IReadOnlyList<IdFilter>? Handoffs { get; init; }

    public IReadOnlyList<string>? Statuses { get; init; }

    public IReadOnlyList<string>? Modes { get; init; }

    /// <summary>Who made it.</summary>
    public IReadOnlyList<IdFilter>? Agents { get; init; }

    public IReadOnlyList<IdFilter>? Missions { get; init; }

    /// <summary>The features it is about, by id or pattern; the token of an id counts as it.</summary>
    public IReadOnlyList<IdFilter>? Features { get; init; }

    /// <summary>At most so many, the newest.</summary>
    public int? First { get; init; }

    /// <summary>True when the summary of each file has to be asked.</summary>
    public bool IsFiltered =>
        Statuses is { Count: > 0 } || Modes is { Count: > 0 } || Agents is { Count: > 0 } || Missions is { Count: > 0 } || Features is { Count: > 0 };

    public bool Accepts(HandoffSummary summary) =>
        Any(Statuses, summary.Status, static (word, status) => word.Equals(status, StringComparison.OrdinalIgnoreCase))
        && Any(Modes, summary.Mode, static (word, mode) => word.Equals(mode, StringComparison.OrdinalIgnoreCase))
        && Any(Agents, summary.Agent, static (filter, agent) => filter.Accepts(agent))
        && Any(Missions, summary.MissionId, Begins)
        && Any(Features, summary.FeatureId, IsAbout);

    // Asked of thousands, so nothing is allocated for it.
    private static bool Any<T>(IReadOnlyList<T>? wanted, string? text, Func<T, string, bool> accepts)
        where T : class
    {
        if (wanted is null or { Count: 0 })
        {
            return true;
        }

        for (int index = 0; text is not null && index < wanted.Count; index++)
        {
            if (accepts(wanted[index], text))
            {
                return true;
            }
        }

        return false;
    }

    // Handoffs of other programs name features by their tokens alone, in which auth-impl is auth_impl.
    private static bool IsAbout(IdFilter filter, string feature) =>
        filter.Accepts(feature) || (!filter.IsWildcard && UkiToken.Normalize(feature) == UkiToken.Normalize(filter.Text));

    // As everywhere, the start of an id will do.
    private static bool Begins(IdFilter filter, string id) =>
        filter.IsWildcard ? filter.Matches(id) : id.StartsWith(filter.Text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Which handoff to receive: the one of an id, else the oldest pending one that fits.</summary>
internal sealed record HandoffTarget
{
    /// <summary>Its id, or an unambiguous prefix of it; null for the oldest pending one.</summary>
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
