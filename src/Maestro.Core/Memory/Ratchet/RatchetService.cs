using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Memory;

/// <summary>Reads, makes and removes the rules of the ratchet.</summary>
internal sealed class RatchetService(IStateStore store, MemoryRepository memory, CorrectionService corrections, TimeProvider clock)
{
    /// <summary>The rules that a query picks, oldest first.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable, IdAmbiguous.</exception>
    public IReadOnlyList<RatchetRule> Get(RatchetQuery query, IFeedback feedback)
    {
        IReadOnlyList<RatchetRule> rules = RatchetPromotion.Distinct(Suite());
        string[] ids = [.. rules.Select(static rule => rule.RatchetId).Distinct()];
        HashSet<string> picked = [.. IdFilter.Pick(query.Ratchets, ids, "ratchet rule", unmatched => feedback.Problem(NotFound(unmatched)))];
        string[] origins = [.. rules.Select(static rule => rule.CorrectionId).Distinct()];
        HashSet<string> from = [.. IdFilter.Pick(query.Corrections, origins, "correction", static _ => { })];
        return [.. rules.Where(rule => picked.Contains(rule.RatchetId) && from.Contains(rule.CorrectionId))];
    }

    /// <summary>What adding a rule would do, without doing it.</summary>
    /// <exception cref="MaestroException">CorrectionNotFound, PatternInvalid, StateFileDamaged.</exception>
    public RatchetAddition DecideAdd(RatchetDraft draft)
    {
        Correction correction = corrections.Find(draft.CorrectionId);
        DateTimeOffset now = clock.GetUtcNow();
        (RatchetSuite suite, RatchetRule rule, bool isNew) = RatchetPromotion.Promote(Suite(), correction, draft.Pattern, draft.Globs, now);
        Correction stamped = isNew || correction.PromotedToRatchet is null ? correction with { PromotedToRatchet = now, UpdatedAt = now } : correction;
        return new RatchetAddition(suite, rule, stamped, isNew);
    }

    /// <summary>Makes a rule of a correction, and marks the correction in the same change.</summary>
    public RatchetAddition Add(RatchetDraft draft, CancellationToken cancellationToken)
    {
        using IStateChange change = store.BeginChange(cancellationToken);
        RatchetAddition decided = DecideAdd(draft);
        Write(change, decided.Suite, decided.Correction);
        change.Commit();
        return decided;
    }

    /// <summary>What removing a rule would do, without doing it.</summary>
    /// <exception cref="MaestroException">RatchetNotFound, IdAmbiguous, StateFileDamaged.</exception>
    public RatchetRemoval DecideRemove(string ratchetId)
    {
        RatchetSuite suite = Suite();
        string id = IdLookup.Find(ratchetId, suite.Rules.Select(static rule => rule.RatchetId).Distinct(), "ratchet rule") ?? throw NotFound(ratchetId);
        RatchetRule[] removed = [.. suite.Rules.Where(rule => rule.RatchetId == id)];
        RatchetSuite after = RatchetPromotion.Remove(suite, id);
        string origin = removed[0].CorrectionId;
        Correction? unmarked = after.Rules.Any(rule => rule.CorrectionId == origin) ? null : Unmarked(origin);
        return new RatchetRemoval(after, removed, unmarked);
    }

    /// <summary>Takes a rule out for good.</summary>
    /// <param name="ratchetId">The whole id: the start of one could mean another rule by now, which nobody was asked about.</param>
    /// <param name="cancellationToken">Stops before anything is visible.</param>
    /// <exception cref="MaestroException">RatchetNotFound: somebody was faster.</exception>
    public RatchetRemoval Remove(string ratchetId, CancellationToken cancellationToken)
    {
        using IStateChange change = store.BeginChange(cancellationToken);
        if (!Suite().Rules.Any(rule => rule.RatchetId == ratchetId))
        {
            throw NotFound(ratchetId);
        }

        RatchetRemoval decided = DecideRemove(ratchetId);
        Write(change, decided.Suite, decided.Correction);
        change.Commit();
        return decided;
    }

    private RatchetSuite Suite() => memory.Suite() ?? new RatchetSuite();

    // Its origin may be gone, or damaged: the rule can be taken out all the same.
    private Correction? Unmarked(string correctionId)
    {
        try
        {
            return memory.FindCorrection(correctionId) is { PromotedToRatchet: not null } correction
                ? correction with { PromotedToRatchet = null, UpdatedAt = clock.GetUtcNow() }
                : null;
        }
        catch (MaestroException)
        {
            return null;
        }
    }

    private static void Write(IStateChange change, RatchetSuite suite, Correction? correction)
    {
        change.Write(StatePaths.RatchetSuite, StateJson.Write(suite, MemoryJsonContext.Default.RatchetSuite));
        if (correction is not null)
        {
            change.Write(StatePaths.Correction(correction.CorrectionId), StateJson.Write(correction, MemoryJsonContext.Default.Correction));
        }
    }

    private static MaestroException NotFound(string ratchetId) => new(
        ErrorCode.RatchetNotFound,
        $"There is no ratchet rule '{Display.Short(ratchetId)}'.",
        "Get-MaestroRatchet lists the rules there are.",
        ratchetId);
}
