using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>The proof of assertions as it stands on disk.</summary>
internal sealed class ProofRepository(IStateStore store, TimeProvider clock)
{
    private readonly StateRecords<Proof> _proofs = new(store, clock, Read);

    /// <summary>The proof of each assertion of a mission that has one; each file that can't be read is a problem.</summary>
    public MissionProofs Of(string missionId, IFeedback feedback)
    {
        var counted = new CollectingFeedback(feedback);
        string folder = StatePaths.Proofs(missionId);
        IReadOnlyList<Proof> proofs = _proofs.All(folder, counted);
        return proofs.Count == 0 && counted.Problems.Count == 0
            ? MissionProofs.None
            : new MissionProofs(
                proofs.ToDictionary(static proof => proof.AssertionId, StringComparer.Ordinal),
                counted.Problems.Count == 0 ? ReadOnly.Map<MaestroException>(null) : Unreadable(folder, proofs, counted.Problems));
    }

    // Whose proof it is, is known by the name of the file alone; a folder that can't be listed is everybody's.
    private Dictionary<string, MaestroException> Unreadable(string folder, IReadOnlyList<Proof> proofs, IReadOnlyList<MaestroException> problems)
    {
        HashSet<string> readable = [.. proofs.Select(static proof => proof.AssertionId)];
        var unreadable = new Dictionary<string, MaestroException>(StringComparer.Ordinal);
        foreach (string id in (NoFeedback.Instance.TryOrReport(() => store.Names(folder)) ?? []).Where(static entry => entry.IsRecord).Select(static entry => entry.RecordId).Where(id => !readable.Contains(id)))
        {
            string path = store.FullPath($"{folder}/{id}.json");
            unreadable[id] = problems.FirstOrDefault(problem => problem.Message.Contains(path, StringComparison.Ordinal)) ?? problems[0];
        }

        return unreadable;
    }

    /// <summary>What is wrong with the proof of a mission; null when all there is can be read.</summary>
    public MaestroException? Problem(string missionId)
    {
        try
        {
            Of(missionId, new StopAtProblem(NoFeedback.Instance));
            return null;
        }
        catch (MaestroException damage)
        {
            return damage;
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
        if (proof.Run is { } run)
        {
            RecordRules.RequirePlace(run.AssertionId, proof.AssertionId, path);
            Check(run, path);
        }
    }
}
