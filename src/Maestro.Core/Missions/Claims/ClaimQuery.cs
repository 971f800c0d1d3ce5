using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Which claims to read; all that is null lets everything through.</summary>
internal sealed record ClaimQuery
{
    /// <summary>Null: every mission that is not finished.</summary>
    public IReadOnlyList<IdFilter>? Missions { get; init; }

    public IReadOnlyList<IdFilter>? Features { get; init; }

    /// <summary>Agents, or persons as <c>user@host</c>.</summary>
    public IReadOnlyList<IdFilter>? Holders { get; init; }

    /// <summary>How long the holder must have been quiet at least.</summary>
    public TimeSpan? QuietFor { get; init; }

    public bool ExpiredOnly { get; init; }

    /// <summary>True for those that have ended, too.</summary>
    public bool WithEnded { get; init; }

    /// <summary>Who asks.</summary>
    public Author Reader { get; init; }

    public bool Accepts(FeatureClaim claim) =>
        (WithEnded || claim.EndedAt is null)
        && (Holders is null or { Count: 0 } || Holders.Any(filter => filter.Accepts(claim.Holder)))
        && (QuietFor is null || claim.Quiet >= QuietFor)
        && (!ExpiredOnly || claim.IsExpired);
}
