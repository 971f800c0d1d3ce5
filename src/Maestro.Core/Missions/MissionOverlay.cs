using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>A mission as it will be once some files are written.</summary>
internal static class MissionOverlay
{
    /// <summary>The ids of the missions that writes belong to.</summary>
    public static IEnumerable<string> MissionIds(IEnumerable<StateWrite> writes) => writes
        .Select(static write => write.Path.Split('/'))
        .Where(static parts => parts is [StatePaths.Missions, _, _, ..] && IdPattern.IsSequenced(parts[1]))
        .Select(static parts => parts[1])
        .Distinct(StringComparer.Ordinal);

    /// <summary>The mission after the writes.</summary>
    /// <param name="missions">The missions as they are.</param>
    /// <param name="mission">The mission.</param>
    /// <param name="writes">What is written.</param>
    /// <param name="pathOf">A store path as the user knows it.</param>
    /// <exception cref="MaestroException">StateFileDamaged for what would be written.</exception>
    public static MissionState After(MissionRepository missions, Mission mission, IReadOnlyList<StateWrite> writes, Func<string, string> pathOf)
    {
        string id = mission.MissionId;
        Mission after = Written(StatePaths.Mission(id), writes, MissionFiles.Mission, pathOf, () => mission) ?? mission;
        AssertionList? assertions = Written(StatePaths.Assertions(id), writes, MissionFiles.Assertions, pathOf, () => NoFeedback.Instance.TryOrReport(() => missions.StoredAssertions(id)));
        MissionDetails? details = Written(StatePaths.Details(id), writes, MissionFiles.Details, pathOf, () => NoFeedback.Instance.TryOrReport(() => missions.Details(id)));
        string folder = $"{StatePaths.Features(id)}/";
        StateWrite[] changed = [.. writes.Where(write => write.Path.StartsWith(folder, StringComparison.Ordinal))];
        HashSet<string> paths = [.. changed.Select(static write => write.Path)];
        IReadOnlyList<Feature> features =
        [
            .. missions.Features(id, NoFeedback.Instance).Where(feature => !paths.Contains(StatePaths.Feature(id, feature.FeatureId))),
            .. changed.Where(static write => write.Content is not null).Select(write => MissionFiles.Feature(write.Content!.Value.Span, pathOf(write.Path))),
        ];
        return MissionState.Derive(after, features, assertions?.Assertions ?? [], details);
    }

    private static T? Written<T>(string path, IReadOnlyList<StateWrite> writes, StateDecoder<T> read, Func<string, string> pathOf, Func<T?> present)
        where T : class =>
        writes.FirstOrDefault(write => write.Path == path) is not { } written ? present()
        : written.Content is { } content ? read(content.Span, pathOf(path))
        : null;
}
