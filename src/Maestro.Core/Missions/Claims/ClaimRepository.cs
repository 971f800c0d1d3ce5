using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>The claims on features as they stand on disk.</summary>
internal sealed class ClaimRepository(IStateStore store, TimeProvider clock)
{
    private readonly StateRecords<StoredClaim> _claims = new(store, clock, Decode);

    /// <summary>The claim on a feature, ended ones included; null when there has been none.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable: a claim that can't be read is not a free feature.</exception>
    public StoredClaim? Find(string missionId, string featureId) => _claims.Get(StatePaths.Claim(missionId, featureId));

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static StoredClaim Decode(ReadOnlySpan<byte> content, string path)
    {
        StoredClaim claim = StateJson.Read(content, StateJsonContext.Default.StoredClaim, path);
        string? worker = Path.GetDirectoryName(path);
        RecordRules.RequirePlace(claim.FeatureId, Path.GetFileName(worker.AsSpan()), path);
        RecordRules.RequirePlace(claim.MissionId, Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(worker)).AsSpan()), path);
        RecordRules.RequireItems(claim.Trail ?? [], "trail", path);
        return claim;
    }
}
