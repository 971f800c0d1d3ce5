using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Keeps decisions that were made in spite of what was open.</summary>
/// <remarks>Beside the mission: other programs take a mission.json with keys they don't know for damaged.</remarks>
internal sealed class MissionOverrides(IStateStore store)
{
    /// <summary>The decisions of a mission, oldest first.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public IReadOnlyList<MissionOverride> Of(string missionId)
    {
        string path = StatePaths.Overrides(missionId);
        return store.ReadExact(path) is { } content ? MissionFiles.Overrides(content, store.FullPath(path)) : [];
    }

    /// <summary>The file with one more decision.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public StateWrite With(string missionId, MissionOverride forced)
    {
        IReadOnlyList<MissionOverride> after = [.. Of(missionId), forced];
        return new StateWrite(StatePaths.Overrides(missionId), StateJson.Write(after, StateJsonContext.Default.IReadOnlyListMissionOverride));
    }
}
