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
            return memory.Corrections(feedback).Where(query.Accepts);
        }

        return Picked(query.Corrections, feedback).Where(query.Accepts);
    }

    /// <summary>The correction of an id, or of an unambiguous start of one.</summary>
    /// <exception cref="MaestroException">CorrectionNotFound, IdAmbiguous, IdInvalid, StateFileDamaged.</exception>
    public Correction Find(string correctionId)
    {
        IdPattern.Require(correctionId, "correction");
        string? id = IdLookup.Find(correctionId, memory.CorrectionIds(), "correction");
        return (id is null ? null : memory.FindCorrection(id)) ?? throw NotFound(correctionId);
    }

    /// <summary>What would be made of a correction, without storing it.</summary>
    /// <exception cref="MaestroException">CorrectionInvalid, PatternInvalid, ArgumentInvalid.</exception>
    public CorrectionChange Decide(CorrectionDraft draft)
    {
        var unread = new ProblemsAsWarnings();
        Correction? same = CorrectionRules.FindSame(memory.Corrections(unread), draft.Rule);
        DateTimeOffset now = clock.GetUtcNow();
        if (same is not null)
        {
            string said = $"The correction {same.CorrectionId} says the same, so it is updated and no second one is made.";
            return new CorrectionChange(same, CorrectionRules.Update(same, draft, now), [.. unread.Messages, said]);
        }

        CorrectionDraft whole = draft with { Severity = draft.Severity ?? settings().Memory.DefaultSeverity };
        return new CorrectionChange(null, CorrectionRules.Create(NextId(), whole, now), unread.Messages);
    }

    /// <summary>Makes a correction, or updates the one that says the same.</summary>
    public CorrectionChange Apply(CorrectionDraft draft, CancellationToken cancellationToken)
    {
        using IStateChange change = store.BeginChange(cancellationToken);
        CorrectionChange decided = Decide(draft);
        change.Write(StatePaths.Correction(decided.After.CorrectionId), StateJson.Write(decided.After, MemoryJsonContext.Default.Correction));
        change.Commit();
        return decided;
    }

    /// <summary>Takes a correction away for good.</summary>
    /// <param name="correctionId">The whole id: the start of one could mean another correction by now, which nobody was asked about.</param>
    /// <param name="cancellationToken">Stops before anything is visible.</param>
    /// <exception cref="MaestroException">CorrectionNotFound: somebody was faster.</exception>
    public void Remove(string correctionId, CancellationToken cancellationToken)
    {
        using IStateChange change = store.BeginChange(cancellationToken);
        IdPattern.Require(correctionId, "correction");
        if (memory.FindCorrection(correctionId) is null)
        {
            throw NotFound(correctionId);
        }

        change.Delete(StatePaths.Correction(correctionId));
        change.Commit();
    }

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
    private string NextId()
    {
        IEnumerable<string> ratcheted = memory.Suite()?.Rules.Select(static rule => rule.CorrectionId) ?? [];
        return SequencedId.Next(memory.CorrectionIds().Concat(ratcheted), SequencedId.Today(clock), settings().HasUniqueIds);
    }

    private static MaestroException NotFound(string correctionId) => IdPattern.Refusal(correctionId, "correction") ?? new(
        ErrorCode.CorrectionNotFound,
        $"There is no correction '{Display.Short(correctionId)}'.",
        "Get-MaestroCorrection lists the corrections there are.",
        correctionId);

    // A file that can't be read is no reason not to keep a new correction, but might say the same.
    private sealed class ProblemsAsWarnings : IFeedback
    {
        public List<string> Messages { get; } = [];

        public void Problem(MaestroException problem) => Messages.Add(problem.Message);

        public void Warn(string message) => Messages.Add(message);
    }
}
