using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Upkeep;

/// <summary>What must hold within a mission. Pure; what can be mended is mended by <see cref="MissionMending"/>.</summary>
internal static class MissionRules
{
    /// <param name="census">The mission as it was read.</param>
    /// <param name="pathOf">A store path as the user knows it.</param>
    public static IEnumerable<StateFault> Faults(MissionCensus census, Func<string, string> pathOf)
    {
        IEnumerable<StateFault> own = census.Mission is { } mission
            ? [.. FeatureList(census, mission, pathOf), .. DuplicateMilestones(mission, pathOf), .. Features(census, mission, pathOf), .. Assertions(census, mission, pathOf)]
            : [];
        return [.. own, .. Cycles(census, pathOf), .. DuplicateAssertions(census, pathOf)];
    }

    private static IEnumerable<StateFault> FeatureList(MissionCensus census, Mission mission, Func<string, string> pathOf)
    {
        string path = pathOf(StatePaths.Mission(census.MissionId));
        foreach (string id in census.FeatureIds.Except(mission.Features).Order(StringComparer.Ordinal))
        {
            yield return new StateFault(
                StateCheck.FeatureLists, path, $"The mission {census.MissionId} does not list its feature '{Display.Short(id)}'.", StateFault.Repair, $"Add {id} to the list of features");
        }

        foreach (string id in mission.Features.Except(census.FeatureIds))
        {
            yield return new StateFault(
                StateCheck.FeatureLists, path, $"The mission {census.MissionId} lists the feature '{Display.Short(id)}', of which there is no file.", StateFault.Repair, $"Take {id} off the list of features");
        }

        if (mission.Features.Distinct().Count() != mission.Features.Count)
        {
            yield return new StateFault(
                StateCheck.FeatureLists, path, $"The mission {census.MissionId} lists a feature more than once.", StateFault.Repair, "List each feature once");
        }
    }

    private static IEnumerable<StateFault> DuplicateMilestones(Mission mission, Func<string, string> pathOf) => mission.Milestones
        .GroupBy(static milestone => milestone.MilestoneId)
        .Where(static group => group.Count() > 1)
        .Select(group => new StateFault(
            StateCheck.DuplicateIds,
            pathOf(StatePaths.Mission(mission.MissionId)),
            $"{group.Count()} milestones of the mission {mission.MissionId} have the id '{Display.Short(group.Key)}'; only the first is ever sealed.",
            $"Get-MaestroMilestone -MissionId {mission.MissionId}"));

    private static IEnumerable<StateFault> Features(MissionCensus census, Mission mission, Func<string, string> pathOf)
    {
        HashSet<string> milestones = [.. mission.Milestones.Select(static milestone => milestone.MilestoneId)];
        HashSet<string> features = [.. census.FeatureIds];
        foreach (Feature feature in census.Features)
        {
            string path = pathOf(StatePaths.Feature(census.MissionId, feature.FeatureId));
            string list = $"Get-MaestroFeature -MissionId {census.MissionId}";
            if (feature.MissionId != census.MissionId)
            {
                yield return new StateFault(
                    StateCheck.FeatureReferences, path, $"The feature '{feature.FeatureId}' lies in the mission {census.MissionId} and says that it belongs to '{Display.Short(feature.MissionId)}'.", list);
            }

            if (!milestones.Contains(feature.MilestoneId))
            {
                yield return new StateFault(
                    StateCheck.FeatureReferences,
                    path,
                    $"The feature '{feature.FeatureId}' belongs to the milestone '{Display.Short(feature.MilestoneId)}', which the mission {census.MissionId} does not have.",
                    $"Get-MaestroMilestone -MissionId {census.MissionId}");
            }

            foreach (string missing in feature.DependsOn.Distinct().Where(id => !features.Contains(id)))
            {
                yield return new StateFault(
                    StateCheck.Dependencies, path, $"The feature '{feature.FeatureId}' waits for '{Display.Short(missing)}', which the mission {census.MissionId} does not have.", list);
            }
        }
    }

    private static IEnumerable<StateFault> Assertions(MissionCensus census, Mission mission, Func<string, string> pathOf)
    {
        HashSet<string> milestones = [.. mission.Milestones.Select(static milestone => milestone.MilestoneId)];
        HashSet<string> features = [.. census.FeatureIds];
        foreach (Assertion assertion in census.Assertions ?? [])
        {
            string? missing = !features.Contains(assertion.FeatureId) ? $"the feature '{Display.Short(assertion.FeatureId)}'"
                : !milestones.Contains(assertion.MilestoneId) ? $"the milestone '{Display.Short(assertion.MilestoneId)}'"
                : null;
            if (missing is not null)
            {
                yield return new StateFault(
                    StateCheck.AssertionReferences,
                    pathOf(StatePaths.Assertions(census.MissionId)),
                    $"The assertion '{Display.Short(assertion.AssertionId)}' belongs to {missing}, which the mission {census.MissionId} does not have.",
                    assertion.IsClosed
                        ? $"Get-MaestroAssertion {assertion.AssertionId} -MissionId {census.MissionId}"
                        : $"Set-MaestroAssertion {assertion.AssertionId} -MissionId {census.MissionId} -Result waived -Reason 'what it belonged to is gone'");
            }
        }
    }

    private static IEnumerable<StateFault> DuplicateAssertions(MissionCensus census, Func<string, string> pathOf) => (census.Assertions ?? [])
        .GroupBy(static assertion => assertion.AssertionId)
        .Where(static group => group.Count() > 1)
        .Select(group => new StateFault(
            StateCheck.DuplicateIds,
            pathOf(StatePaths.Assertions(census.MissionId)),
            $"{group.Count()} assertions of the mission {census.MissionId} have the id '{Display.Short(group.Key)}'.",
            StateFault.Repair,
            $"Give all but the first '{Display.Short(group.Key)}' an id of their own"));

    private static IEnumerable<StateFault> Cycles(MissionCensus census, Func<string, string> pathOf)
    {
        Feature[] features = [.. census.Features.OrderBy(static feature => feature.FeatureId, StringComparer.Ordinal)];
        var index = features.Select(static (feature, at) => (feature.FeatureId, at)).ToDictionary(static pair => pair.FeatureId, static pair => pair.at, StringComparer.Ordinal);
        var graph = new DependencyGraph(features.Length);
        for (int from = 0; from < features.Length; from++)
        {
            foreach (string needed in features[from].DependsOn)
            {
                if (needed == features[from].FeatureId)
                {
                    yield return Cycle(census, [needed, needed], pathOf);
                }
                else if (index.TryGetValue(needed, out int to))
                {
                    graph.Add(from, to, 0);
                }
            }
        }

        foreach (IReadOnlyList<DependencyEdge> cycle in graph.Cycles())
        {
            yield return Cycle(census, [.. cycle.Select(edge => features[edge.From].FeatureId), features[cycle[^1].To].FeatureId], pathOf);
        }
    }

    private static StateFault Cycle(MissionCensus census, IReadOnlyList<string> ids, Func<string, string> pathOf) => new(
        StateCheck.Cycles,
        pathOf(StatePaths.Feature(census.MissionId, ids[0])),
        $"In the mission {census.MissionId} these features wait for each other: {string.Join(" → ", ids.Take(10))}.",
        $"Get-MaestroFeature {ids[0]} -MissionId {census.MissionId}");
}
