using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Who waits for whom.</summary>
internal static class FeatureDependencies
{
    /// <summary>Each feature, in the order given, with what blocks it, what it unblocks, and whether it can be started.</summary>
    public static IReadOnlyList<Feature> Resolve(Mission mission, IReadOnlyList<Feature> features)
    {
        var statuses = features.ToDictionary(static feature => feature.FeatureId, static feature => feature.Status, StringComparer.Ordinal);
        ILookup<string, string> waiting = features
            .SelectMany(static feature => feature.DependsOn.Distinct(StringComparer.Ordinal).Select(needed => (needed, feature.FeatureId)))
            .ToLookup(static pair => pair.needed, static pair => pair.FeatureId, StringComparer.Ordinal);
        ILookup<string, Feature> parts = features.Where(static feature => feature.ParentId is not null).ToLookup(static feature => feature.ParentId!, StringComparer.Ordinal);
        bool open = mission.Status is MissionStatus.Approved or MissionStatus.Executing;
        var gates = new MilestoneGates(mission);

        var resolved = new List<Feature>(features.Count);
        foreach (Feature feature in features)
        {
            IReadOnlyList<string> blockedBy = BlockedBy(feature, id => statuses.GetValueOrDefault(id));
            if (parts.Contains(feature.FeatureId))
            {
                IEnumerable<string> openParts = parts[feature.FeatureId].Where(static part => part.Status != FeatureStatus.Done).Select(static part => part.FeatureId);
                blockedBy = [.. blockedBy.Union(openParts, StringComparer.Ordinal)];
            }

            resolved.Add(feature with
            {
                BlockedBy = blockedBy,
                Unblocks = Unblocks(feature),
                IsReady = open && feature.Status == FeatureStatus.Pending && blockedBy.Count == 0 && gates.Before(feature.MilestoneId) is null,
            });
        }

        return resolved;

        IReadOnlyList<string> Unblocks(Feature feature)
        {
            IEnumerable<string> ids = waiting[feature.FeatureId];
            return feature.ParentId is { } parent && statuses.ContainsKey(parent) ? [.. ids.Union([parent], StringComparer.Ordinal)] : [.. ids];
        }
    }

    /// <summary>The dependencies of a feature that are not done, a missing one included.</summary>
    public static IReadOnlyList<string> BlockedBy(Feature feature, Func<string, string?> statusOf) =>
        feature.DependsOn.Count == 0
            ? []
            : [.. feature.DependsOn.Distinct(StringComparer.Ordinal).Where(id => statusOf(id) != FeatureStatus.Done)];

    /// <summary>The features as the plan ordered them; files come in no order.</summary>
    public static IReadOnlyList<Feature> InPlanOrder(Mission mission, IReadOnlyList<Feature> features)
    {
        var place = new Dictionary<string, int>(mission.Features.Count, StringComparer.Ordinal);
        foreach (string id in mission.Features)
        {
            place.TryAdd(id, place.Count);
        }

        return [.. features
            .OrderBy(feature => place.GetValueOrDefault(feature.FeatureId, int.MaxValue))
            .ThenBy(static feature => feature.CreatedAt)
            .ThenBy(static feature => feature.FeatureId, StringComparer.Ordinal)];
    }
}
