using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Keeps decisions that were made in spite of what was open.</summary>
/// <remarks>Beside the mission: other programs take a mission.json with keys they don't know for damaged.</remarks>
internal sealed class MissionOverrides(IStateStore store)
{
    /// <summary>The file with one more decision.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public StateWrite With(string missionId, MissionOverride forced)
    {
        string path = StatePaths.Overrides(missionId);
        IReadOnlyList<MissionOverride> before = store.ReadExact(path) is { } content ? MissionFiles.Overrides(content, store.FullPath(path)) : [];
        IReadOnlyList<MissionOverride> after = [.. before, forced];
        return new StateWrite(path, StateJson.Write(after, StateJsonContext.Default.IReadOnlyListMissionOverride));
    }
}
