using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Memory;

/// <summary>Reads, makes and removes corrections.</summary>
internal sealed class CorrectionService(IStateStore store, MemoryRepository memory, TimeProvider clock, Func<MaestroSettings> settings)
{
    /// <summary>The corrections that a query picks, newest first.</summary>
    public IEnumerable<Correction> Get(CorrectionQuery query, IFeedback feedback)
    {
        if (query.Corrections is null or { Count: 0 })
        {
            store.WarnOfCopies(StatePaths.Corrections, "correction", feedback);
            return memory.Corrections(feedback).Where(query.Accepts);
        }

        return Picked(query.Corrections, feedback).Where(query.Accepts);
    }

    /// <summary>The correction of an id, or of an unambiguous prefix of one.</summary>
    /// <exception cref="MaestroException">CorrectionNotFound, IdAmbiguous, IdInvalid, StateFileDamaged.</exception>
    public Correction Find(string correctionId)
    {
        IdPattern.Require(correctionId, "correction");
        string? id = IdLookup.Find(correctionId, memory.CorrectionIds(), "correction");
        return (id is null ? null : memory.FindCorrection(id)) ?? throw NotFound(correctionId);
    }

    /// <summary>What would be made of a correction: a new one, or the one that says the same with what is new about it.</summary>
    /// <exception cref="MaestroException">CorrectionInvalid, PatternInvalid, ArgumentInvalid.</exception>
    public Change<Correction> Decide(CorrectionDraft draft)
    {
        var unread = new ProblemsAsWarnings();
        DateTimeOffset now = clock.GetUtcNow();
        if (CorrectionRules.FindSame(memory.Corrections(unread), draft.Rule) is { } same)
        {
            string said = $"The correction {same.CorrectionId} has the same rule, so it is updated.";
            return Save(CorrectionRules.Update(same, draft, now), draft, $"Update the correction {same.CorrectionId}", [.. unread.Messages, said]);
        }

        CorrectionDraft whole = draft with { Severity = draft.Severity ?? settings().Memory.DefaultSeverity };
        return Save(CorrectionRules.Create(NextId(), whole, now), draft, "Add the correction", unread.Messages);
    }

    /// <summary>What removing a correction would do.</summary>
    /// <exception cref="MaestroException">CorrectionNotFound, and those of finding it.</exception>
    public Change<Correction> DecideRemove(string correctionId)
    {
        Correction correction = Find(correctionId);
        return new Change<Correction>(store, $"{correction.CorrectionId}: {Display.Short(correction.Rule)}", "Remove the correction", correction)
        {
            Warnings = correction.PromotedToRatchet is null ? [] : [$"The ratchet rule created from the correction {correction.CorrectionId} is kept."],
            Writes = [new StateWrite(StatePaths.Correction(correction.CorrectionId), null)],
        };
    }

    private Change<Correction> Save(Correction correction, CorrectionDraft draft, string action, IReadOnlyList<string> warnings) =>
        new(store, Display.Short(draft.Rule), action, correction)
        {
            Warnings = warnings,
            Writes = [new StateWrite(StatePaths.Correction(correction.CorrectionId), StateJson.Write(correction, MemoryJsonContext.Default.Correction))],
        };

    private IEnumerable<Correction> Picked(IReadOnlyList<IdFilter> filters, IFeedback feedback)
    {
        foreach (string id in IdFilter.Pick(filters, memory.CorrectionIds(), "correction", unmatched => feedback.Problem(NotFound(unmatched))))
        {
            if (feedback.TryOrReport(() => memory.FindCorrection(id)) is { } correction)
            {
                yield return correction;
            }
        }
    }

    // A removed correction's ratchet rules stay: its id must not come to mean another rule.
    private string NextId() => NextIds().First();

    /// <summary>The ids that the next corrections get, one after the other.</summary>
    public IEnumerable<string> NextIds()
    {
        IEnumerable<string> ratcheted = memory.Suite()?.Rules.Select(static rule => rule.CorrectionId) ?? [];
        string next = SequencedId.Next(memory.CorrectionIds().Concat(ratcheted), SequencedId.Today(clock), settings().HasUniqueIds);
        while (true)
        {
            yield return next;
            next = SequencedId.Next([next], SequencedId.Today(clock), settings().HasUniqueIds);
        }
    }

    private static MaestroException NotFound(string correctionId) => IdPattern.Refusal(correctionId, "correction") ?? new(
        ErrorCode.CorrectionNotFound,
        $"There is no correction '{Display.Short(correctionId)}'.",
        "Get-MaestroCorrection lists all corrections.",
        correctionId);

    // A file that can't be read is no reason not to keep a new correction, but might have the same rule.
    private sealed class ProblemsAsWarnings : IFeedback
    {
        public List<string> Messages { get; } = [];

        public void Problem(MaestroException problem) => Messages.Add(problem.Message);

        public void Warn(string message) => Messages.Add(message);
    }
}
