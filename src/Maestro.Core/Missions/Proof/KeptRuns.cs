using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Keeps a run that failed visible when the plan changes the words of a promise, or brings back one that it had removed: other words don't make it pass.</summary>
internal sealed class KeptRuns(ProofRepository proofs, ItemFiles items)
{
    /// <summary>The proof that stands beside assertions after a change of the plan, where that is not the proof that stood there.</summary>
    /// <param name="missionId">The mission.</param>
    /// <param name="before">The assertions before.</param>
    /// <param name="after">The assertions after.</param>
    /// <param name="now">The time of the change.</param>
    public IEnumerable<StateWrite> After(string missionId, IReadOnlyList<Assertion> before, IReadOnlyList<Assertion> after, DateTimeOffset now)
    {
        var stored = before.ToDictionary(static assertion => assertion.AssertionId, StringComparer.Ordinal);
        Assertion[] added = [.. after.Where(assertion => !stored.ContainsKey(assertion.AssertionId))];
        IEnumerable<(Assertion Assertion, Proof Run, string Reason)> kept = after
            .Where(assertion => stored.GetValueOrDefault(assertion.AssertionId) is { } was && was.Description != assertion.Description && was.Result != assertion.Result)
            .Select(assertion => (assertion, LastRun(missionId, assertion.AssertionId), "the description was changed"))
            .Concat(Removed(missionId, added).Select(static each => (each.Assertion, each.Run, "it was removed from the plan and added again")))
            .Where(static each => each.Item2?.Result == AssertionResult.Failed)!;
        foreach ((Assertion assertion, Proof run, string reason) in kept)
        {
            var told = new Proof
            {
                AssertionId = assertion.AssertionId,
                MissionId = missionId,
                Result = assertion.Result,
                Witness = ProofWitness.Told,
                At = now,
                Reason = reason,
                Run = run,
            };
            yield return StateWrite.Of(StatePaths.Proof(missionId, assertion.AssertionId), told, StateJsonContext.Default.Proof);
        }
    }

    // Proof that can't be read stays as it is, and is reported by whoever needs it.
    private Proof? LastRun(string missionId, string assertionId) => NoFeedback.Instance.TryOrReport(() => proofs.Find(missionId, assertionId))?.LastRun;

    private IEnumerable<(Assertion Assertion, Proof? Run)> Removed(string missionId, Assertion[] added)
    {
        if (added.Length == 0)
        {
            return [];
        }

        IReadOnlyDictionary<string, byte[]> files = items.Kept(missionId, [], [.. added.Select(static assertion => assertion.AssertionId)], NoFeedback.Instance);
        return added.Select(assertion => (assertion, files.GetValueOrDefault(ItemFiles.ProofOf(assertion.AssertionId)) is { } content
            ? NoFeedback.Instance.TryOrReport(() => ProofRepository.Read(content, StatePaths.Proof(missionId, assertion.AssertionId)))?.LastRun
            : null));
    }
}
