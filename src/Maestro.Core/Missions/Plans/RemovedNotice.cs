using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Explains that an item which a mission lacks was removed from it, when and why, to those who still work on it.</summary>
internal static class RemovedNotice
{
    /// <summary>The refusal of a change to a feature that a mission does not have.</summary>
    public static MaestroException Feature(IStateStore store, string missionId, string featureId) =>
        Of(FeatureService.NotFound(featureId), "feature", "FeatureId", featureId, missionId, Find(store, missionId, removed => removed.Features.Any(feature => feature.FeatureId == featureId)));

    /// <summary>The refusal of a change to an assertion that a mission does not have.</summary>
    public static MaestroException Assertion(IStateStore store, string missionId, string assertionId) =>
        Of(AssertionService.NotFound(assertionId), "assertion", "AssertionId", assertionId, missionId, Find(store, missionId, removed => removed.Assertions.Any(assertion => assertion.AssertionId == assertionId)));

    private static MaestroException Of(MaestroException unknown, string kind, string parameter, string id, string missionId, RemovedItems? removed) => removed is null ? unknown : new MaestroException(
        unknown.Code,
        $"The {kind} '{Display.Short(id)}' was removed from the mission {missionId} at {When(removed)}.",
        $"{CommandText.Of($"Get-MaestroHistory -MissionId {missionId} -{parameter} {id}")} shows by whom.",
        id);

    // The last time counts. A record that can't be read is found by Test-MaestroEnvironment.
    private static RemovedItems? Find(IStateStore store, string missionId, Func<RemovedItems, bool> has)
    {
        string folder = StatePaths.Removed(missionId);
        return store.RecordIds(folder).OrderDescending(StringComparer.Ordinal)
            .Select(id => $"{folder}/{id}.json")
            .Select(path => NoFeedback.Instance.TryOrReport(() => store.Read(path) is { } content ? MissionFiles.Removed(content, store.FullPath(path)) : null))
            .FirstOrDefault(removed => removed is not null && has(removed));
    }

    private static string When(RemovedItems removed) =>
        $"{IsoTimeConverter.Write(removed.RemovedAt)}{(InvisibleCharacters.IsBlank(removed.Reason) ? "" : $": {Display.Short(removed.Reason!)}")}";
}
