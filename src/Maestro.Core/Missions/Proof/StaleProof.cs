using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Finds assertions that were passed and whose feature's files, or whose check, changed since.</summary>
/// <remarks>Where no feature of a passed assertion names its files, no file is read: that all of them differ from what they were is no news.</remarks>
internal sealed class StaleProof(MissionRepository missions, ProofRepository proofs, CheckService checks)
{
    /// <summary>Their ids, in the order of the missions.</summary>
    /// <param name="open">Missions with all that follows from their files.</param>
    /// <param name="folder">The user's folder, for git.</param>
    /// <param name="feedback">Where proof that can't be read is a problem.</param>
    /// <param name="cancellationToken">Stops the look at the files.</param>
    public IReadOnlyList<string> Of(IEnumerable<MissionState> open, string folder, IFeedback feedback, CancellationToken cancellationToken)
    {
        ProofFreshness freshness = checks.QuickFreshness(folder, cancellationToken);
        return [.. open.SelectMany(state => Of(state, freshness, feedback))];
    }

    private IEnumerable<string> Of(MissionState state, ProofFreshness freshness, IFeedback feedback)
    {
        Assertion[] passed = [.. state.Assertions.Where(static assertion => assertion.Result == AssertionResult.Passed)];
        if (passed.Length == 0)
        {
            return [];
        }

        MissionProofs known = proofs.Of(state.Mission.MissionId, feedback);
        MissionDetails details = feedback.TryOrReport(() => missions.Details(state.Mission.MissionId)) ?? MissionDetails.None;
        return passed
            .Where(assertion => known.Of(assertion.AssertionId) is { } proof
                && (proof.IsOfAnotherCheck(assertion)
                    ? proof.Result == assertion.Result
                    : proof.FilesDigest is not null && details.FilesOf(assertion.FeatureId) is { } globs && AssertionService.Shown(assertion, proof, globs, freshness).IsStale == true))
            .Select(static assertion => assertion.AssertionId);
    }
}
