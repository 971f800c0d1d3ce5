using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>The proof of assertions as it stands on disk.</summary>
internal sealed class ProofRepository(IStateStore store, TimeProvider clock)
{
    private readonly StateRecords<Proof> _proofs = new(store, clock, Read);

    /// <summary>The proof of each assertion of a mission that has one; each file that can't be read is a problem.</summary>
    public IReadOnlyDictionary<string, Proof> Of(string missionId, IFeedback feedback)
    {
        IReadOnlyList<Proof> proofs = _proofs.All(StatePaths.Proofs(missionId), feedback);
        return proofs.Count == 0 ? ReadOnly.Map<Proof>(null) : proofs.ToDictionary(static proof => proof.AssertionId, StringComparer.Ordinal);
    }

    /// <summary>What is wrong with the proof of a mission, where it is strict; null when all there is can be read.</summary>
    /// <param name="missionId">The mission.</param>
    /// <param name="isStrict">True where it is; the configuration is only asked where it decides.</param>
    public MaestroException? Problem(string missionId, Func<bool> isStrict)
    {
        try
        {
            Of(missionId, new StopAtProblem(NoFeedback.Instance));
            return null;
        }
        catch (MaestroException damage)
        {
            return isStrict() ? damage : null;
        }
    }

    /// <summary>The proof of one assertion, or null.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public Proof? Find(string missionId, string assertionId) => _proofs.Get(StatePaths.Proof(missionId, assertionId));

    /// <summary>The record in a file's bytes.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static Proof Read(ReadOnlySpan<byte> content, string path)
    {
        Proof proof = StateJson.Read(content, StateJsonContext.Default.Proof, path);
        RecordRules.RequirePlace(proof.AssertionId, Path.GetFileNameWithoutExtension(path), path);
        RecordRules.RequirePlace(proof.MissionId, Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path))), path);
        Check(proof, path);
        return proof;
    }

    /// <summary>Refuses what the type of the record can't.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static void Check(Proof proof, string path)
    {
        RecordRules.RequireWord(proof.Result, AssertionResult.All, "result", path);
        RecordRules.RequireWord(proof.Witness, ProofWitness.All, "witness", path);
        RecordRules.RequireItems(proof.Files ?? [], "files", path);
    }
}
