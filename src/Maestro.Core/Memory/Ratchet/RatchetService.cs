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

    /// <summary>What adding a rule would do; its correction is marked in the same change.</summary>
    /// <exception cref="MaestroException">CorrectionNotFound, PatternInvalid, StateFileDamaged.</exception>
    public Change<RatchetRule> DecideAdd(RatchetDraft draft)
    {
        Correction correction = corrections.Find(draft.CorrectionId);
        DateTimeOffset now = clock.GetUtcNow();
        (RatchetSuite suite, RatchetRule rule, bool isNew) = RatchetPromotion.Promote(Suite(), correction, draft.Pattern, draft.Globs, now);
        Correction stamped = isNew || correction.PromotedToRatchet is null ? correction with { PromotedToRatchet = now, UpdatedAt = now } : correction;
        return new Change<RatchetRule>(
            store, $"{correction.CorrectionId}: {Display.Short(rule.Rule)}", $"Forbid the pattern {Display.Short(draft.Pattern)}", rule)
        {
            Warnings = isNew ? [] : [$"The correction {correction.CorrectionId} already has this rule, {rule.RatchetId}; it is replaced."],
            Writes = Writes(suite, stamped),
        };
    }

    /// <summary>What removing a rule would do: one rule, unless another program gave several the same id.</summary>
    /// <exception cref="MaestroException">RatchetNotFound, IdAmbiguous, StateFileDamaged.</exception>
    public Change<IReadOnlyList<RatchetRule>> DecideRemove(string ratchetId)
    {
        RatchetSuite suite = Suite();
        string id = IdLookup.Find(ratchetId, suite.Rules.Select(static rule => rule.RatchetId).Distinct(), "ratchet rule") ?? throw NotFound(ratchetId);
        RatchetRule[] removed = [.. suite.Rules.Where(rule => rule.RatchetId == id)];
        RatchetSuite after = RatchetPromotion.Remove(suite, id);
        string origin = removed[0].CorrectionId;
        Correction? unmarked = after.Rules.Any(rule => rule.CorrectionId == origin) ? null : Unmarked(origin);
        return new Change<IReadOnlyList<RatchetRule>>(store, $"{id}: {Display.Short(removed[0].Rule)}", "Remove the rule", removed)
        {
            Writes = Writes(after, unmarked),
        };
    }

    private RatchetSuite Suite() => memory.Suite() ?? new RatchetSuite();

    // Its origin may be gone, or damaged: the rule can still be removed.
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

    private static StateWrite[] Writes(RatchetSuite suite, Correction? correction)
    {
        var rules = new StateWrite(StatePaths.RatchetSuite, StateJson.Write(suite, MemoryJsonContext.Default.RatchetSuite));
        return correction is null
            ? [rules]
            : [rules, new StateWrite(StatePaths.Correction(correction.CorrectionId), StateJson.Write(correction, MemoryJsonContext.Default.Correction))];
    }

    private static MaestroException NotFound(string ratchetId) => new(
        ErrorCode.RatchetNotFound,
        $"No ratchet rule has the id '{Display.Short(ratchetId)}'.",
        "Get-MaestroRatchet lists all rules.",
        ratchetId);
}
