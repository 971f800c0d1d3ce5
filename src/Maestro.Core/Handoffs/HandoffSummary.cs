namespace Maestro;

/// <summary>What lists, filters and the dashboard need to know of a handoff; small enough to cache ten thousand of them.</summary>
public sealed record HandoffSummary
{
    /// <summary>Id of the form <c>yyyy-MM-dd-NNN</c>.</summary>
    public string HandoffId { get; internal init; } = null!;

    /// <summary>pending, picked-up or completed.</summary>
    public string Status { get; internal init; } = null!;

    /// <summary>The mode of its content, such as execute.</summary>
    public string Mode { get; internal init; } = null!;

    /// <summary>Who wrote it.</summary>
    public string Agent { get; internal init; } = null!;

    /// <summary>The session it was written in.</summary>
    public string SessionId { get; internal init; } = null!;

    /// <summary>Its summary, as it was written.</summary>
    public string Summary { get; internal init; } = null!;

    /// <summary>The feature it speaks of, or null. Handoffs of other programs have tokens for ids: <c>auth_impl</c> may mean <c>auth-impl</c>.</summary>
    public string? FeatureId { get; internal init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset Timestamp { get; internal init; }

    /// <summary>Who claimed it, or null.</summary>
    public string? PickedUpBy { get; internal init; }

    /// <summary>When it was claimed, or null.</summary>
    public DateTimeOffset? PickedUpAt { get; internal init; }

    /// <summary>When it was completed, or null.</summary>
    public DateTimeOffset? CompletedAt { get; internal init; }

    /// <summary>The mission it speaks of, or null.</summary>
    public string? MissionId { get; internal init; }

    /// <summary>The whole UKI string, or null when it was not read.</summary>
    public string? Uki { get; internal init; }

    /// <summary>The summary of a handoff.</summary>
    internal static HandoffSummary Of(Handoff handoff) => new()
    {
        HandoffId = handoff.HandoffId,
        Status = handoff.Status,
        Mode = handoff.Mode,
        Agent = handoff.Agent,
        SessionId = handoff.SessionId,
        Summary = handoff.Summary,
        FeatureId = handoff.FeatureId,
        Timestamp = handoff.Timestamp,
        PickedUpBy = handoff.PickedUpBy,
        PickedUpAt = handoff.PickedUpAt,
        CompletedAt = handoff.CompletedAt,
        MissionId = handoff.MissionId,
        Uki = handoff.Uki,
    };

    /// <summary>The id.</summary>
    public override string ToString() => HandoffId;
}
