using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Upkeep;

/// <summary>What must hold within a mission. Pure; what can be repaired is repaired by <see cref="MissionRepair"/>.</summary>
internal static class MissionRules
{
    /// <param name="scan">The mission as it was read.</param>
    /// <param name="pathOf">A store path as the user knows it.</param>
    public static IEnumerable<StateFault> Faults(MissionScan scan, Func<string, string> pathOf)
    {
        IEnumerable<StateFault> own = scan.Mission is { } mission
            ? [.. FeatureList(scan, mission, pathOf), .. DuplicateMilestones(mission, pathOf), .. Features(scan, mission, pathOf), .. Assertions(scan, mission, pathOf), .. Status(scan, mission, pathOf)]
            : [];
        return [.. own, .. Cycles(scan, pathOf), .. DuplicateAssertions(scan, pathOf), .. Results(scan, pathOf)];
    }

    private static IEnumerable<StateFault> FeatureList(MissionScan scan, Mission mission, Func<string, string> pathOf)
    {
        string path = pathOf(StatePaths.Mission(scan.MissionId));
        foreach (string id in scan.FeatureIds.Except(mission.Features).Order(StringComparer.Ordinal))
        {
            yield return new StateFault(
                StateCheck.FeatureLists, path, $"The mission {scan.MissionId} does not list its feature '{Display.Short(id)}'.", StateFault.RepairCommand, $"Add {id} to the list of features");
        }

        foreach (string id in mission.Features.Except(scan.FeatureIds))
        {
            yield return new StateFault(
                StateCheck.FeatureLists, path, $"The mission {scan.MissionId} lists the feature '{Display.Short(id)}', whose file does not exist.", StateFault.RepairCommand, $"Remove {id} from the list of features");
        }

        if (mission.Features.Distinct().Count() != mission.Features.Count)
        {
            yield return new StateFault(
                StateCheck.FeatureLists, path, $"The mission {scan.MissionId} lists a feature more than once.", StateFault.RepairCommand, "List each feature once");
        }
    }

    private static IEnumerable<StateFault> DuplicateMilestones(Mission mission, Func<string, string> pathOf) => mission.Milestones
        .GroupBy(static milestone => milestone.MilestoneId)
        .Where(static group => group.Count() > 1)
        .Select(group => new StateFault(
            StateCheck.DuplicateIds,
            pathOf(StatePaths.Mission(mission.MissionId)),
            $"{group.Count()} milestones of the mission {mission.MissionId} have the id '{Display.Short(group.Key)}'; only the first is ever sealed.",
            CommandText.Of($"Get-MaestroMilestone -MissionId {mission.MissionId}")));

    private static IEnumerable<StateFault> Features(MissionScan scan, Mission mission, Func<string, string> pathOf)
    {
        HashSet<string> milestones = [.. mission.Milestones.Select(static milestone => milestone.MilestoneId)];
        HashSet<string> features = [.. scan.FeatureIds];
        foreach (Feature feature in scan.Features)
        {
            string path = pathOf(StatePaths.Feature(scan.MissionId, feature.FeatureId));
            string list = CommandText.Of($"Get-MaestroFeature -MissionId {scan.MissionId}");
            if (feature.MissionId != scan.MissionId)
            {
                yield return new StateFault(
                    StateCheck.FeatureReferences, path, $"The feature '{feature.FeatureId}' is stored in the mission {scan.MissionId} but refers to the mission '{Display.Short(feature.MissionId)}'.", list);
            }

            if (!milestones.Contains(feature.MilestoneId))
            {
                yield return new StateFault(
                    StateCheck.FeatureReferences,
                    path,
                    $"The feature '{feature.FeatureId}' belongs to the milestone '{Display.Short(feature.MilestoneId)}', which the mission {scan.MissionId} does not have.",
                    CommandText.Of($"Get-MaestroMilestone -MissionId {scan.MissionId}"));
            }

            foreach (string missing in feature.DependsOn.Distinct().Where(id => !features.Contains(id)))
            {
                yield return new StateFault(
                    StateCheck.Dependencies, path, $"The feature '{feature.FeatureId}' waits for '{Display.Short(missing)}', which the mission {scan.MissionId} does not have.", list);
            }
        }
    }

    private static IEnumerable<StateFault> Assertions(MissionScan scan, Mission mission, Func<string, string> pathOf)
    {
        HashSet<string> milestones = [.. mission.Milestones.Select(static milestone => milestone.MilestoneId)];
        HashSet<string> features = [.. scan.FeatureIds];
        foreach (Assertion assertion in scan.Assertions ?? [])
        {
            string? missing = !features.Contains(assertion.FeatureId) ? $"the feature '{Display.Short(assertion.FeatureId)}'"
                : !milestones.Contains(assertion.MilestoneId) ? $"the milestone '{Display.Short(assertion.MilestoneId)}'"
                : null;
            if (missing is not null)
            {
                yield return new StateFault(
                    StateCheck.AssertionReferences,
                    pathOf(StatePaths.Assertions(scan.MissionId)),
                    $"The assertion '{Display.Short(assertion.AssertionId)}' belongs to {missing}, which the mission {scan.MissionId} does not have.",
                    assertion.IsClosed
                        ? CommandText.Of($"Get-MaestroAssertion {assertion.AssertionId} -MissionId {scan.MissionId}")
                        : CommandText.Of($"Set-MaestroAssertion {assertion.AssertionId} -MissionId {scan.MissionId} -Result waived -Reason 'its feature no longer exists'"));
            }
        }
    }

    // A command that sets one of these also records when. What was open then has to be recorded as well, but other programs never ask.
    private static IEnumerable<StateFault> Status(MissionScan scan, Mission mission, Func<string, string> pathOf)
    {
        string path = pathOf(StatePaths.Mission(scan.MissionId));
        if (mission is { Status: MissionStatus.Completed, CompletedAt: null } or { Status: MissionStatus.Rejected, RejectedAt: null })
        {
            yield return new StateFault(
                StateCheck.Statuses, path, $"The mission {scan.MissionId} is {mission.Status}, but nothing says when: no command has set this status.", CommandText.Of($"Get-MaestroMission {scan.MissionId}"));
        }
        else if (mission.Status == MissionStatus.Completed && !scan.IsOverridden && scan.Assertions is { } assertions
            && MissionCompletion.Open(MissionState.Derive(mission, scan.Features, assertions), strict: false) is { } open)
        {
            yield return new StateFault(
                StateCheck.Statuses, path, $"The mission {scan.MissionId} is completed, but not all of it is: {open.Message}", CommandText.Of($"Test-MaestroMission {scan.MissionId}"))
            {
                IsHarmless = true,
            };
        }
    }

    private static IEnumerable<StateFault> Results(MissionScan scan, Func<string, string> pathOf)
    {
        string path = pathOf(StatePaths.Assertions(scan.MissionId));
        foreach (Assertion assertion in scan.Assertions ?? [])
        {
            if (assertion.Result == AssertionResult.Waived && !assertion.IsClosed)
            {
                yield return new StateFault(
                    StateCheck.Waivers, path, $"The assertion '{Display.Short(assertion.AssertionId)}' of the mission {scan.MissionId} is waived without a reason, so it does not count.", AssertionAdvice.Command(assertion));
            }
            else if (assertion.IsUnproven)
            {
                yield return new StateFault(
                    StateCheck.Evidence, path, $"The assertion '{Display.Short(assertion.AssertionId)}' of the mission {scan.MissionId} passed without evidence, so it does not count with -Strict.", AssertionAdvice.Command(assertion))
                {
                    IsHarmless = true,
                };
            }
        }
    }

    private static IEnumerable<StateFault> DuplicateAssertions(MissionScan scan, Func<string, string> pathOf) => (scan.Assertions ?? [])
        .GroupBy(static assertion => assertion.AssertionId)
        .Where(static group => group.Count() > 1)
        .Select(group => new StateFault(
            StateCheck.DuplicateIds,
            pathOf(StatePaths.Assertions(scan.MissionId)),
            $"{group.Count()} assertions of the mission {scan.MissionId} have the id '{Display.Short(group.Key)}'.",
            StateFault.RepairCommand,
            $"Assign new ids to all but the first '{Display.Short(group.Key)}'"));

    private static IEnumerable<StateFault> Cycles(MissionScan scan, Func<string, string> pathOf)
    {
        Feature[] features = [.. scan.Features.OrderBy(static feature => feature.FeatureId, StringComparer.Ordinal)];
        var index = features.Select(static (feature, at) => (feature.FeatureId, at)).ToDictionary(static pair => pair.FeatureId, static pair => pair.at, StringComparer.Ordinal);
        var graph = new DependencyGraph(features.Length);
        for (int from = 0; from < features.Length; from++)
        {
            foreach (string needed in features[from].DependsOn)
            {
                if (needed == features[from].FeatureId)
                {
                    yield return Cycle(scan, [needed, needed], pathOf);
                }
                else if (index.TryGetValue(needed, out int to))
                {
                    graph.Add(from, to, 0);
                }
            }
        }

        foreach (IReadOnlyList<DependencyEdge> cycle in graph.Cycles())
        {
            yield return Cycle(scan, [.. cycle.Select(edge => features[edge.From].FeatureId), features[cycle[^1].To].FeatureId], pathOf);
        }
    }

    private static StateFault Cycle(MissionScan scan, IReadOnlyList<string> ids, Func<string, string> pathOf) => new(
        StateCheck.Cycles,
        pathOf(StatePaths.Feature(scan.MissionId, ids[0])),
        $"In the mission {scan.MissionId} these features depend on each other: {string.Join(" → ", ids.Take(10))}.",
        CommandText.Of($"Get-MaestroFeature {ids[0]} -MissionId {scan.MissionId}"));
}
