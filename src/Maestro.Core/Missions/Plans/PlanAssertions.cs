using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Gives each entry of <c>fulfills</c> its assertion.</summary>
/// <remarks>
/// An entry that has the form of an id (letters, digits, <c>_</c> and <c>-</c>, beginning with a letter or digit, at most 120, no device name) is the
/// assertion's id, and its description the same words: a single word counts too. Anything else is free text and gets
/// <c>&lt;featureId&gt;-assertion-&lt;n&gt;</c>, n counting the feature's entries from 1. Ids are unique in a mission, case not counted: an entry
/// that occurs more than once, in one feature or in several, or that equals the numbered id of another entry, is treated as free text
/// wherever it stands. So an id never depends on the order of features.
/// </remarks>
internal static class PlanAssertions
{
    public static IReadOnlyList<Assertion> Of(IReadOnlyList<PlanFeature> features, string missionId, DateTimeOffset now)
    {
        HashSet<string> numbered = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int> uses = new(StringComparer.OrdinalIgnoreCase);
        foreach (PlanFeature feature in features)
        {
            for (int i = 0; i < feature.Fulfills.Count; i++)
            {
                numbered.Add(Numbered(feature.FeatureId, i));
                uses[feature.Fulfills[i]] = uses.GetValueOrDefault(feature.Fulfills[i]) + 1;
            }
        }

        List<Assertion> assertions = [];
        foreach (PlanFeature feature in features)
        {
            for (int i = 0; i < feature.Fulfills.Count; i++)
            {
                string entry = feature.Fulfills[i];
                bool isId = IdPattern.IsName(entry) && !IdPattern.IsDeviceName(entry) && uses[entry] == 1 && !numbered.Contains(entry);
                assertions.Add(new Assertion
                {
                    AssertionId = isId ? entry : Numbered(feature.FeatureId, i),
                    MissionId = missionId,
                    MilestoneId = feature.MilestoneId,
                    FeatureId = feature.FeatureId,
                    Result = AssertionResult.Pending,
                    Description = entry,
                    CreatedAt = now,
                    UpdatedAt = now,
                });
            }
        }

        return assertions;
    }

    /// <summary>The id of an entry that is free text.</summary>
    public static string Numbered(string featureId, int index) => $"{featureId}-assertion-{index + 1}";
}
