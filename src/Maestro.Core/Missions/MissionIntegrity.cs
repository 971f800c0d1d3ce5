using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>What must hold between the files of a mission before anything is concluded from them. Pure.</summary>
internal static class MissionIntegrity
{
    /// <summary>Everything that is wrong, one problem for each file that has to be repaired.</summary>
    /// <param name="mission">The mission as stored.</param>
    /// <param name="features">Its features.</param>
    /// <param name="assertions">Its assertions.</param>
    /// <param name="pathOf">A store path as the user knows it.</param>
    public static IEnumerable<MaestroException> Problems(
        Mission mission, IReadOnlyList<Feature> features, IReadOnlyList<Assertion> assertions, Func<string, string> pathOf)
    {
        if (OfMission(mission) is { } wrong)
        {
            yield return StateJson.Damaged(pathOf(StatePaths.Mission(mission.MissionId)), wrong);
        }

        HashSet<string> milestones = [.. mission.Milestones.Select(static milestone => milestone.MilestoneId)];
        var known = features.ToDictionary(static feature => feature.FeatureId, StringComparer.Ordinal);
        foreach (string missing in Absent(mission, features))
        {
            yield return MissingFeature(pathOf(StatePaths.Feature(mission.MissionId, missing)));
        }

        foreach (Feature feature in features.Where(feature => !milestones.Contains(feature.MilestoneId)))
        {
            yield return StateJson.Damaged(
                pathOf(StatePaths.Feature(mission.MissionId, feature.FeatureId)),
                $"its milestone {QuotedText.Of(feature.MilestoneId)} does not exist in the mission");
        }

        if (OfAssertions(milestones, known, assertions) is { } other)
        {
            yield return StateJson.Damaged(pathOf(StatePaths.Assertions(mission.MissionId)), other);
        }
    }

    /// <summary>The features that a mission lists and that are not among those given.</summary>
    public static IEnumerable<string> Absent(Mission mission, IReadOnlyList<Feature> features)
    {
        HashSet<string> known = new(features.Count, StringComparer.Ordinal);
        foreach (Feature feature in features)
        {
            known.Add(feature.FeatureId);
        }

        return mission.Features.Where(id => IdPattern.IsItem(id) && known.Add(id));
    }

    /// <summary>What to report of a feature that is listed, but has no file.</summary>
    public static MaestroException MissingFeature(string path) => StateJson.Damaged(path, "it does not exist, but mission.json lists it");

    private static string? OfMission(Mission mission)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        if (mission.Milestones.FirstOrDefault(milestone => !ids.Add(milestone.MilestoneId)) is { } twice)
        {
            return $"two milestones have the id {QuotedText.Of(twice.MilestoneId)}";
        }

        return mission.CompletedMilestoneIds?.FirstOrDefault(id => !ids.Contains(id)) is { } unknown
            ? $"the sealed milestone {QuotedText.Of(unknown)} does not exist"
            : null;
    }

    private static string? OfAssertions(HashSet<string> milestones, Dictionary<string, Feature> features, IReadOnlyList<Assertion> assertions)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (Assertion assertion in assertions)
        {
            string id = QuotedText.Of(assertion.AssertionId);
            if (!ids.Add(assertion.AssertionId))
            {
                return $"two assertions have the id {id}";
            }

            if (!features.TryGetValue(assertion.FeatureId, out Feature? feature) || !milestones.Contains(feature.MilestoneId))
            {
                // What is wrong with its feature is named with the feature's own file. What is of no milestone would be open without being in anybody's way.
                if (!assertion.IsClosed && !milestones.Contains(assertion.MilestoneId))
                {
                    return $"the assertion {id} belongs to the milestone {QuotedText.Of(assertion.MilestoneId)}, which does not exist in the mission";
                }

                continue;
            }

            if (assertion.MilestoneId != feature.MilestoneId)
            {
                return $"the assertion {id} belongs to the milestone {QuotedText.Of(assertion.MilestoneId)}, but its feature to {QuotedText.Of(feature.MilestoneId)}";
            }
        }

        ILookup<string, Assertion> byFeature = assertions.ToLookup(static assertion => assertion.FeatureId, StringComparer.Ordinal);
        foreach (Feature feature in features.Values.Where(static feature => feature.Fulfills.Count > 0))
        {
            for (int index = 0; index < feature.Fulfills.Count; index++)
            {
                string entry = feature.Fulfills[index];
                string numbered = PlanAssertions.Numbered(feature.FeatureId, index);
                if (!InvisibleCharacters.IsBlank(entry)
                    && !byFeature[feature.FeatureId].Any(assertion => assertion.AssertionId == entry || assertion.AssertionId == numbered || assertion.Description == entry))
                {
                    return $"it has no assertion for {QuotedText.Of(Display.Short(entry))}, which the feature '{feature.FeatureId}' fulfills";
                }
            }
        }

        return null;
    }
}
