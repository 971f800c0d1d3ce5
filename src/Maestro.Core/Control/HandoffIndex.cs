namespace Maestro.Control;

/// <summary>The handoffs by status and by feature. A handoff's references are UKI tokens, so <c>auth_impl</c> also means <c>auth-impl</c>.</summary>
internal sealed class HandoffIndex
{
    private readonly Dictionary<string, HandoffSummary> _claims = new(StringComparer.Ordinal);

    public HandoffIndex(IReadOnlyList<HandoffSummary> handoffs, string? missionId)
    {
        List<HandoffSummary> pending = [];
        List<HandoffSummary> claimed = [];
        List<HandoffSummary> others = [];
        foreach (HandoffSummary handoff in handoffs)
        {
            (handoff.Status switch { HandoffStatus.Pending => pending, HandoffStatus.PickedUp => claimed, _ => others }).Add(handoff);
        }

        pending.Sort(NewestFirst);
        claimed.Sort(NewestFirst);
        others.Sort(NewestFirst);
        foreach (HandoffSummary claim in claimed)
        {
            if (claim.FeatureId is { } featureId && (missionId is null || claim.MissionId is null || IsSame(claim.MissionId, missionId)))
            {
                _claims.TryAdd(Token(featureId), claim);
            }
        }

        Pending = pending;
        Claimed = claimed;
        All = [.. pending, .. claimed, .. others];
    }

    public IReadOnlyList<HandoffSummary> Pending { get; }

    public IReadOnlyList<HandoffSummary> Claimed { get; }

    public IReadOnlyList<HandoffSummary> All { get; }

    /// <summary>The newest claimed handoff that speaks of a feature.</summary>
    public HandoffSummary? ClaimOf(string featureId) => _claims.GetValueOrDefault(Token(featureId));

    /// <summary>What an id is in a handoff.</summary>
    public static string Token(string id) => id.Replace('-', '_');

    /// <summary>True when two ids, or the tokens for them, mean the same.</summary>
    public static bool IsSame(string one, string other) => Token(one) == Token(other);

    private static int NewestFirst(HandoffSummary one, HandoffSummary other)
    {
        int byTime = other.Timestamp.CompareTo(one.Timestamp);
        return byTime != 0 ? byTime : string.CompareOrdinal(other.HandoffId, one.HandoffId);
    }
}
