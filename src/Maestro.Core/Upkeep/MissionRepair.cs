using Maestro.Kernel;

namespace Maestro.Upkeep;

/// <summary>Repairs what can be repaired within a mission. Pure.</summary>
internal static class MissionRepair
{
    /// <summary>The mission with the features there are files of, in the order they had; new ones at the end, oldest first.</summary>
    public static Mission FeatureList(MissionScan scan, Mission mission)
    {
        var createdAt = scan.Features.ToDictionary(static feature => feature.FeatureId, static feature => feature.CreatedAt, StringComparer.Ordinal);
        IEnumerable<string> added = scan.FeatureIds.Except(mission.Features)
            .OrderBy(id => createdAt.GetValueOrDefault(id, DateTimeOffset.MaxValue))
            .ThenBy(static id => id, StringComparer.Ordinal);
        return mission with { Features = [.. mission.Features.Distinct().Where(scan.FeatureIds.Contains), .. added] };
    }

    /// <summary>The assertions with an id for each: the first keeps it, a later one gets the next free number of its feature; exact copies go away.</summary>
    public static IReadOnlyList<Assertion> Assertions(IReadOnlyList<Assertion> assertions)
    {
        HashSet<string> taken = [.. assertions.Select(static assertion => assertion.AssertionId)];
        var kept = new Dictionary<string, Assertion>(StringComparer.Ordinal);
        var repaired = new List<Assertion>(assertions.Count);
        foreach (Assertion assertion in assertions)
        {
            if (kept.TryAdd(assertion.AssertionId, assertion))
            {
                repaired.Add(assertion);
            }
            else if (!IsCopy(kept[assertion.AssertionId], assertion))
            {
                repaired.Add(assertion with { AssertionId = FreeId(assertion.FeatureId, taken) });
            }
        }

        return repaired;
    }

    private static bool IsCopy(Assertion left, Assertion right) => left with { Extra = null } == right with { Extra = null };

    private static string FreeId(string featureId, HashSet<string> taken)
    {
        for (int n = 1; ; n++)
        {
            if (taken.Add($"{featureId}-assertion-{n}"))
            {
                return $"{featureId}-assertion-{n}";
            }
        }
    }
}
