using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What follows for each feature from the others: what blocks it, whether it can start, and its place in the order of work. The only such rules.</summary>
internal static class FeatureDependencies
{
    /// <summary>Each feature, in the order given, with all that follows from the others.</summary>
    public static IReadOnlyList<Feature> Resolve(Mission mission, IReadOnlyList<Feature> features)
    {
        ILookup<string, string> parts = features.Where(static feature => feature.ParentId is not null).ToLookup(static feature => feature.ParentId!, static feature => feature.FeatureId, StringComparer.Ordinal);
        string[][] needs = [.. features.Select(feature => (string[])[.. feature.DependsOn.Union(parts[feature.FeatureId], StringComparer.Ordinal)])];
        var index = features.Index().ToDictionary(static pair => pair.Item.FeatureId, static pair => pair.Index, StringComparer.Ordinal);
        var graph = new DependencyGraph(features.Count);
        var unblocks = new List<string>?[features.Count];
        foreach ((int from, string[] needed) in needs.Index())
        {
            for (int entry = 0; entry < needed.Length; entry++)
            {
                if (index.TryGetValue(needed[entry], out int to))
                {
                    graph.Add(from, to, entry);
                    (unblocks[to] ??= []).Add(features[from].FeatureId);
                }
            }
        }

        DependencyWalk walk = graph.Walk(at => features[at].Status == FeatureStatus.Done);
        var gates = new MilestoneGates(mission);
        var resolved = new List<Feature>(features.Count);
        foreach ((int at, Feature feature) in features.Index())
        {
            string[] blockedBy = [.. needs[at].Where(id => !index.TryGetValue(id, out int other) || features[other].Status != FeatureStatus.Done)];
            string phase = PhaseOf(mission, feature, blockedBy.Length > 0 || gates.Before(feature.MilestoneId) is not null);
            resolved.Add(feature with
            {
                BlockedBy = blockedBy,
                Unblocks = unblocks[at] ?? [],
                Phase = phase,
                IsReady = phase == FeaturePhase.Ready,
                Level = walk.Levels[at],
                IsCritical = walk.CriticalPath.Contains(at),
                IsCircular = walk.IsCircular[at],
            });
        }

        return resolved;
    }

    private static string PhaseOf(Mission mission, Feature feature, bool waits) => feature.Status switch
    {
        FeatureStatus.Done => FeaturePhase.Done,
        FeatureStatus.Review => FeaturePhase.Review,
        FeatureStatus.Assigned or FeatureStatus.InProgress => FeaturePhase.Active,
        FeatureStatus.Blocked => FeaturePhase.Blocked,
        _ when waits => FeaturePhase.Blocked,
        _ => mission.Status is MissionStatus.Approved or MissionStatus.Executing ? FeaturePhase.Ready : FeaturePhase.Pending,
    };

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
