using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Who holds a feature, and what becomes of the claim when the feature changes. Pure.</summary>
internal static class ClaimRules
{
    /// <summary>True when a holding is the author's own.</summary>
    /// <remarks>
    /// Sessions differ by their ids. Where neither side has one, an agent is its name and a person is user and host; what a person claims
    /// in an agent's name is also the person's. A claim in an agent's name alone belongs to the first of its sessions that works on it.
    /// </remarks>
    public static bool IsOf(this Holding holding, Author author)
    {
        if (holding.SessionId is not null || author.SessionId is not null)
        {
            return holding.Agent == author.Agent
                && (holding.SessionId == author.SessionId || (holding.SessionId is null && holding.Agent is not null));
        }

        return author.Agent is null
            ? holding.User is null || holding.User == author.User
            : holding.Agent == author.Agent && (holding.User is null || author.User is null || holding.User == author.User);
    }

    /// <summary>When a holding may be taken over; null for never.</summary>
    /// <param name="holding">The holding.</param>
    /// <param name="lastChange">The last change by its holder.</param>
    public static DateTimeOffset? ExpiresAt(this Holding holding, DateTimeOffset lastChange) => holding.Lease is { } lease ? lastChange + lease : null;

    /// <summary>The claim of an author that begins now, after the one there was.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="earlier">The claim there was, ended or not; null when there was none.</param>
    /// <param name="update">Whose it becomes, for how long, and why.</param>
    /// <param name="outcome">How the earlier one ended, if it had not.</param>
    /// <param name="now">The time.</param>
    public static StoredClaim Begin(Feature feature, StoredClaim? earlier, FeatureUpdate update, string outcome, DateTimeOffset now) => new()
    {
        FeatureId = feature.FeatureId,
        MissionId = feature.MissionId,
        Agent = update.Author.Agent,
        SessionId = update.Author.SessionId,
        User = update.Author.User,
        Branch = update.Branch,
        Since = now,
        Lease = update.Lease,
        Trail = earlier is null ? null : [.. earlier.Trail ?? [], Past(earlier.EndedAt is null ? earlier.End(outcome, update.Take ? update.Reason : null, now) : earlier)],
        Extra = earlier?.Extra,
    };

    /// <summary>The claim after a change by its holder; a session that works on what was claimed in its agent's name makes it its own.</summary>
    public static StoredClaim Renew(this StoredClaim claim, Author author, TimeSpan? lease, DateTimeOffset now) =>
        (claim.SessionId is null && author.SessionId is not null ? claim with { SessionId = author.SessionId, User = null } : claim) with
        {
            RenewedAt = now,
            Lease = lease ?? claim.Lease,
        };

    /// <summary>The claim after its end; who had it stays in it.</summary>
    public static StoredClaim End(this StoredClaim claim, string outcome, string? reason, DateTimeOffset now) =>
        claim with { EndedAt = now, Outcome = outcome, Reason = reason };

    /// <summary>The refusal of a change to what another session holds.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="holding">Who holds it.</param>
    /// <param name="hint">What can be done.</param>
    public static MaestroException Held(Feature feature, Holding holding, string hint) => new(
        ErrorCode.FeatureHeld,
        $"The feature '{feature.FeatureId}' is held by {Display.Short(holding.Name)}{Session(holding)}; it was claimed at {IsoTimeConverter.Write(holding.Since)}.",
        hint,
        feature.FeatureId);

    private static string Session(Holding holding) => holding.SessionId is null ? "" : $" (session {Display.Short(holding.SessionId)})";

    private static Holding Past(StoredClaim claim) => new()
    {
        Agent = claim.Agent,
        SessionId = claim.SessionId,
        User = claim.User,
        Branch = claim.Branch,
        Since = claim.Since,
        RenewedAt = claim.RenewedAt,
        Lease = claim.Lease,
        EndedAt = claim.EndedAt,
        Outcome = claim.Outcome,
        Reason = claim.Reason,
    };
}
