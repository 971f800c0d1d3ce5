using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Keeps runs that failed visible when a restore goes back behind them: the files of the repository are not restored. Pure.</summary>
internal static class RestoredRuns
{
    /// <summary>The restored mission, in which the proof of an assertion still shows a later run that failed.</summary>
    /// <param name="present">The mission as it stands.</param>
    /// <param name="restored">The mission as it is to be.</param>
    /// <param name="checkpointId">The checkpoint.</param>
    /// <param name="now">The time of the restore.</param>
    public static CheckpointContent Keep(CheckpointContent present, CheckpointContent restored, string checkpointId, DateTimeOffset now)
    {
        if (restored.Proofs is not { } proofs || !Failed(present).Any())
        {
            return restored;
        }

        var next = proofs.ToDictionary(static proof => proof.AssertionId, StringComparer.Ordinal);
        foreach ((Proof known, Proof run) in Failed(present))
        {
            Proof? proof = next.GetValueOrDefault(known.AssertionId);
            if (restored.Assertions.FirstOrDefault(each => each.AssertionId == known.AssertionId) is { } assertion && proof?.LastRun is null)
            {
                Proof told = proof ?? new Proof
                {
                    AssertionId = assertion.AssertionId,
                    MissionId = assertion.MissionId,
                    Result = assertion.Result,
                    Witness = ProofWitness.Told,
                    At = now,
                    Reason = $"restored from checkpoint {checkpointId}",
                };
                bool isKnown = proof is null && known.Witness == ProofWitness.Told && known.Result == assertion.Result;
                next[known.AssertionId] = isKnown ? known : told with { Run = run };
            }
        }

        return restored with { Proofs = [.. next.Values.OrderBy(static proof => proof.AssertionId, StringComparer.Ordinal)] };
    }

    /// <summary>Warnings for assertions that pass again although their last run failed.</summary>
    public static IEnumerable<string> Warnings(CheckpointContent present, CheckpointContent restored) => Failed(present)
        .Where(each => Passes(restored, each.Known) && !Passes(present, each.Known))
        .Select(static each => $"'{each.Known.AssertionId}' is passed again, although '{Display.Short(each.Run.Command ?? each.Run.Witness)}' failed since. {AssertionRun(each.Known)} shows whether it holds.");

    private static bool Passes(CheckpointContent content, Proof known) =>
        content.Assertions.Any(assertion => assertion.AssertionId == known.AssertionId && assertion.Result == AssertionResult.Passed);

    private static string AssertionRun(Proof known) => CommandText.Of($"Invoke-MaestroAssertion {known.AssertionId} -MissionId {known.MissionId}");

    private static IEnumerable<(Proof Known, Proof Run)> Failed(CheckpointContent content) => (content.Proofs ?? [])
        .Where(static proof => proof.LastRun?.Result == AssertionResult.Failed)
        .Select(static proof => (proof, proof.LastRun!));
}
