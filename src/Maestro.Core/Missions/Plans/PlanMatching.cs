using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Finds for each entry of a plan the assertion of a mission that it means, so that what was proven stays with its promise. Pure.</summary>
/// <remarks>
/// Features whose entries are the same need no search. Of the others, first those with an id of their own, or with the form of one; then those of a feature with the same words; then those in the same place, whose words
/// changed. What remains is new, and gets an id that no assertion has.
/// </remarks>
internal static class PlanMatching
{
    /// <param name="wanted">The plan as it is to be.</param>
    /// <param name="present">The plan of the mission as it stands.</param>
    /// <param name="others">Ids that assertions outside the plan have.</param>
    public static MissionPlan Match(MissionPlan wanted, MissionPlan present, IEnumerable<string> others)
    {
        var before = new ItemsInOrder<PlanFeature>(present.Features, static feature => feature.FeatureId);
        bool[] isSettled = [.. wanted.Features.Select(feature => before.Find(feature.FeatureId) is { } same && IsSame(feature.Fulfills, same.Fulfills))];
        if (Array.TrueForAll(isSettled, static settled => settled))
        {
            return wanted;
        }

        HashSet<string> settled = [.. wanted.Features.Where((_, at) => isSettled[at]).Select(static feature => feature.FeatureId)];
        HashSet<string> taken = new(others, StringComparer.OrdinalIgnoreCase);
        taken.UnionWith(present.Features.SelectMany(static feature => feature.Fulfills).Select(static entry => entry.AssertionId));
        PlanFeature[] open = [.. present.Features.Where(feature => !settled.Contains(feature.FeatureId))];
        Dictionary<string, List<PlanAssertion>> left = open.ToDictionary(static feature => feature.FeatureId, static feature => feature.Fulfills.ToList(), StringComparer.Ordinal);
        var ownerOf = open
            .SelectMany(static feature => feature.Fulfills.Select(entry => (entry.AssertionId, feature.FeatureId)))
            .DistinctBy(static pair => pair.AssertionId)
            .ToDictionary(static pair => pair.AssertionId, static pair => pair.FeatureId, StringComparer.Ordinal);
        PlanAssertion?[][] found = [.. wanted.Features.Select((feature, at) => isSettled[at] ? [] : new PlanAssertion?[feature.Fulfills.Count])];

        // Reader and matching agree on which texts are ids: those that became one.
        ForEach((_, entry, _) => entry.HasOwnId || entry.AssertionId == entry.Description ? TakeId(entry.AssertionId) : null);
        ForEach((feature, entry, _) => Take(feature, candidate => candidate.Description == entry.Description));
        ForEach((feature, _, index) => Take(feature, candidate => candidate.AssertionId == PlanAssertions.Numbered(feature.FeatureId, index)));

        HashSet<string> meant = new(StringComparer.OrdinalIgnoreCase);
        meant.UnionWith(wanted.Features.SelectMany(static feature => feature.Fulfills).Where(static entry => entry.HasOwnId).Select(static entry => entry.AssertionId));
        return wanted with
        {
            Features = [.. wanted.Features.Select((feature, at) => isSettled[at] || feature.Fulfills.Count == 0 ? feature : feature with
            {
                Fulfills = [.. feature.Fulfills.Select((entry, index) => found[at][index] is { } same ? entry with { AssertionId = same.AssertionId } : New(feature, entry))],
            })],
        };

        PlanAssertion New(PlanFeature feature, PlanAssertion entry)
        {
            bool keeps = entry.HasOwnId || (!meant.Contains(entry.AssertionId) && taken.Add(entry.AssertionId));
            return keeps ? entry : entry with
            {
                AssertionId = PlanAssertions.NextNumber(feature.FeatureId, feature.Fulfills.Count, id => !meant.Contains(id) && taken.Add(id)),
            };
        }

        void ForEach(Func<PlanFeature, PlanAssertion, int, PlanAssertion?> find)
        {
            for (int at = 0; at < found.Length; at++)
            {
                for (int index = 0; !isSettled[at] && index < found[at].Length; index++)
                {
                    found[at][index] ??= find(wanted.Features[at], wanted.Features[at].Fulfills[index], index);
                }
            }
        }

        static bool IsSame(IReadOnlyList<PlanAssertion> entries, IReadOnlyList<PlanAssertion> others)
        {
            bool isSame = entries.Count == others.Count;
            for (int index = 0; isSame && index < entries.Count; index++)
            {
                isSame = entries[index].AssertionId == others[index].AssertionId && entries[index].Description == others[index].Description;
            }

            return isSame;
        }

        PlanAssertion? TakeId(string id) => ownerOf.TryGetValue(id, out string? owner) ? Pick(left[owner], candidate => candidate.AssertionId == id) : null;

        PlanAssertion? Take(PlanFeature feature, Predicate<PlanAssertion> isMeant) => left.TryGetValue(feature.FeatureId, out List<PlanAssertion>? own) ? Pick(own, isMeant) : null;

        static PlanAssertion? Pick(List<PlanAssertion> candidates, Predicate<PlanAssertion> isMeant)
        {
            int index = candidates.FindIndex(isMeant);
            if (index < 0)
            {
                return null;
            }

            PlanAssertion picked = candidates[index];
            candidates.RemoveAt(index);
            return picked;
        }
    }
}
