using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Decides what a change of a feature does to its claim: the one place for every cmdlet that changes a feature.</summary>
internal sealed class FeatureClaims(ClaimRepository claims, HistoryActivity activity, TimeProvider clock)
{
    public const string Taken = "taken";
    public const string Expired = "expired";

    /// <summary>The claim on a feature, ended ones included; null when there has been none.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public StoredClaim? Of(Feature feature) => claims.Find(feature.MissionId, feature.FeatureId);

    /// <summary>The claim that holds a feature now, or null.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public StoredClaim? Active(Feature feature) =>
        feature.Status is FeatureStatus.Assigned or FeatureStatus.InProgress && Of(feature) is { } claim && claim.IsActive(feature.Status) ? claim : null;

    /// <summary>True when a lease ran out: its holder changed nothing for so long.</summary>
    public bool HasExpired(Holding holding) => holding.ExpiresAt(LastChange(holding)) is { } end && end <= clock.GetUtcNow();

    /// <summary>When its holder last changed anything: the feature, or something else, which the history knows.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public DateTimeOffset LastChange(Holding holding) => activity.Since(holding.LastChange)
        .Where(author => holding.IsOf(author.Key))
        .Select(static author => author.Value)
        .Append(holding.LastChange)
        .Max();

    /// <summary>A claim as it is shown.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="stored">The claim on it.</param>
    /// <param name="reader">Who reads it.</param>
    public FeatureClaim Shown(Feature feature, StoredClaim stored, Author reader)
    {
        bool isActive = stored.IsActive(feature.Status);
        FeatureClaim claim = Shown(feature, stored, isActive ? LastChange(stored) : stored.LastChange) with
        {
            IsMine = stored.IsOf(reader),
            Trail = [.. (stored.Trail ?? []).Select(holding => Shown(feature, holding, holding.LastChange))],
        };
        return isActive
            ? claim with { ExpiresAt = stored.ExpiresAt(claim.LastChange), IsExpired = HasExpired(stored) }
            // What a restore, or another program, ended without saying so.
            : claim with { EndedAt = stored.EndedAt ?? feature.UpdatedAt, Outcome = stored.Outcome ?? feature.Status };
    }

    private FeatureClaim Shown(Feature feature, Holding holding, DateTimeOffset lastChange) => new()
    {
        FeatureId = feature.FeatureId,
        MissionId = feature.MissionId,
        Title = feature.Title,
        Status = feature.Status,
        Holder = holding.Name,
        Agent = holding.Agent,
        SessionId = holding.SessionId,
        User = holding.User,
        Branch = holding.Branch,
        Since = holding.Since,
        LastChange = lastChange,
        Quiet = Positive((holding.EndedAt ?? clock.GetUtcNow()) - lastChange),
        Lease = holding.Lease,
        EndedAt = holding.EndedAt,
        Outcome = holding.Outcome,
        Reason = holding.Reason,
    };

    /// <summary>A feature with who holds it.</summary>
    public Feature WithHolder(Feature feature, IFeedback feedback) =>
        feedback.TryOrReport(() => Active(feature) is { } claim ? Shown(feature, claim, default) : null)?.On(feature) ?? feature;

    /// <summary>The claim after an update; null when it stays as it is.</summary>
    /// <param name="feature">The feature before.</param>
    /// <param name="status">Its status after the update.</param>
    /// <param name="update">What is to be changed, and by whom.</param>
    /// <exception cref="MaestroException">FeatureHeld, ArgumentInvalid, StateFileDamaged, StateFileUnreadable.</exception>
    public StoredClaim? After(Feature feature, string status, FeatureUpdate update)
    {
        if (update.Take && InvisibleCharacters.IsBlank(update.Reason))
        {
            throw new MaestroException(ErrorCode.ArgumentInvalid, "-Take requires a reason.", "Add -Reason and the reason why the feature is taken over.", feature.FeatureId);
        }

        DateTimeOffset now = clock.GetUtcNow();
        bool starts = update.Status is FeatureStatus.Assigned or FeatureStatus.InProgress;
        StoredClaim? stored = Of(feature);
        if (stored is null || !stored.IsActive(feature.Status))
        {
            return starts ? ClaimRules.Begin(feature, stored, update, feature.Status, now) : Judged(stored, feature, status);
        }

        StoredClaim claim = stored;
        if (!claim.IsOf(update.Author))
        {
            if (!update.Take && !(starts && HasExpired(claim)))
            {
                return update.Force && !starts ? Ended(claim, status, update.Reason, now) : throw Held(feature, claim, starts);
            }

            claim = ClaimRules.Begin(feature, claim, update, update.Take ? Taken : Expired, now);
        }
        else if (starts || update.Report is not null)
        {
            claim = claim.Renew(update.Author, update.Lease, now);
        }

        return Ended(claim, status, update.Reason, now) ?? (ReferenceEquals(claim, stored) ? null : claim);
    }

    /// <summary>Why a claim changes hands for which nobody gave a reason: the lease of the former holder had expired; null for any other claim.</summary>
    /// <param name="claim">The claim after the change.</param>
    /// <param name="changed">When the change was decided; claims of before are no takeovers.</param>
    public static string? ReasonOfTakeover(StoredClaim? claim, DateTimeOffset changed) =>
        claim is { Trail: [.., { Outcome: Expired } former] } && claim.Since >= changed ? $"taken over from {Display.Short(former.Name)}, whose lease expired" : null;

    /// <summary>The claim after a feature in work was passed on; null when it stays as it is.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="update">Whose it becomes, and why.</param>
    /// <param name="gives">True for a holder who gives it.</param>
    /// <exception cref="MaestroException">FeatureHeld, StateFileDamaged, StateFileUnreadable.</exception>
    public StoredClaim? Passed(Feature feature, FeatureUpdate update, Func<Holding, bool> gives)
    {
        if (feature.Status is not (FeatureStatus.Assigned or FeatureStatus.InProgress))
        {
            return null;
        }

        StoredClaim? stored = Of(feature);
        bool isHeld = stored?.IsActive(feature.Status) == true;
        return isHeld && stored!.IsOf(update.Author) ? null
            : !isHeld || gives(stored!) || HasExpired(stored!) ? ClaimRules.Begin(feature, stored, update, Taken, clock.GetUtcNow())
            : throw Held(feature, stored!, starts: true);
    }

    /// <summary>True when an author that is an agent judges what it did itself.</summary>
    public bool IsOwnWork(Feature feature, Author author) =>
        author.Agent is not null && feature.Status == FeatureStatus.Review && Of(feature) is { Outcome: FeatureStatus.Review } claim && claim.IsOf(author);

    /// <summary>True when an author can take a feature to its next status: nobody else holds it, and it is not its own work that is to be judged.</summary>
    /// <remarks>False where that can't be read.</remarks>
    public bool MayMove(Feature feature, Author author) => NoFeedback.Instance.TryOrReport<object>(() =>
        !IsOwnWork(feature, author) && (Active(feature) is not { } claim || claim.IsOf(author))) is true;

    private static StoredClaim? Ended(StoredClaim claim, string status, string? reason, DateTimeOffset now) =>
        status is FeatureStatus.Assigned or FeatureStatus.InProgress ? null : claim.End(status, reason, now);

    // Who did it stays; that it is finished is noted beside.
    private static StoredClaim? Judged(StoredClaim? claim, Feature feature, string status) =>
        claim is { Outcome: FeatureStatus.Review } && feature.Status == FeatureStatus.Review && status == FeatureStatus.Done
            ? claim with { Outcome = status }
            : null;

    private MaestroException Held(Feature feature, StoredClaim claim, bool starts) => ClaimRules.Held(
        feature,
        claim,
        HasExpired(claim) ? $"Its lease has expired: {CommandText.Of($"Start-MaestroFeature {feature.FeatureId} -MissionId {feature.MissionId}")} takes it over."
        : starts ? "Get-MaestroFeature -Ready lists the features that can be started. To take this one over, add -Take -Reason and the reason."
        : "Get-MaestroFeature shows who holds each feature. To change it anyway, add -Force, or take it over with -Take -Reason and the reason.");

    private static TimeSpan Positive(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;
}
