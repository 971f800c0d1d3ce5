using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Why features were sent back or blocked: <c>workers/&lt;feature&gt;/retry-log.json</c>.</summary>
internal sealed class RetryLog(IStateStore store)
{
    /// <summary>The reasons, oldest first.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public IReadOnlyList<RetryEntry> Of(string missionId, string featureId)
    {
        string path = StatePaths.RetryLog(missionId, featureId);
        return store.ReadExact(path) is { } content ? MissionFiles.RetryLog(content, store.FullPath(path)) : [];
    }

    /// <summary>The file with one more reason.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public StateWrite With(string missionId, string featureId, RetryEntry entry) =>
        new(StatePaths.RetryLog(missionId, featureId), StateJson.Write([.. Of(missionId, featureId), entry], StateJsonContext.Default.IReadOnlyListRetryEntry));
}
