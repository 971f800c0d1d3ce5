using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What is asked of the proof of whatever passed. What can't be read or compared does not count.</summary>
/// <param name="isFresh">True when the files must be the ones that the proof is about.</param>
/// <param name="minimumWitness">The weakest witness that counts; null for any.</param>
/// <param name="proofs">The proof of the mission's assertions.</param>
/// <param name="details">What the plan says of the files.</param>
/// <param name="freshness">Compares proof with the files.</param>
internal sealed class ProofGate(
    bool isFresh, string? minimumWitness, MissionProofs proofs, MissionDetails details, ProofFreshness freshness)
{
    /// <summary>Why an assertion that passed does not count, as what follows "is passed"; null when it counts, or did not pass.</summary>
    public string? Objection(Assertion assertion)
    {
        if (assertion.Result != AssertionResult.Passed)
        {
            return null;
        }

        if (proofs.ProblemOf(assertion.AssertionId) is { } damage)
        {
            return $"but its proof can't be read: {damage}".TrimEnd('.');
        }

        Assertion shown = AssertionService.Shown(assertion, proofs.Of(assertion.AssertionId), details.FilesOf(assertion.FeatureId), isFresh ? freshness : null);
        string witness = shown.Proof?.Witness ?? ProofWitness.Told;
        return minimumWitness is { } least && !ProofWitness.IsAtLeast(witness, least) ? $"but its witness is {witness}, not {least}"
            : !isFresh || shown.IsStale == false ? null
            : shown.Proof is not { } proof ? "but no proof is recorded that could be compared with the files"
            : proof.IsOfAnotherCheck(assertion) ? "but its proof is stale: the check was changed after it was proven"
            : shown.IsStale == true ? $"but its proof is stale: files changed since {At(proof)}"
            : proof.TreeDigest is null ? "but its proof does not say which files it is about"
            : $"but its proof can't be compared with the files. {freshness.Notice}".TrimEnd('.', ' ');
    }

    private static string At(Proof proof) => proof.Commit is { Length: >= 7 } commit
        ? $"{commit[..7]}{(proof.IsDirty == true ? " (with uncommitted changes)" : "")}"
        : Storage.IsoTimeConverter.Write(proof.At);
}
