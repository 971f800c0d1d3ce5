using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Checks what the parts of a plan say of each other: unique ids, milestones, dependencies.</summary>
internal static class PlanReferences
{
    // In place of an entry of dependsOn.
    private const int OfPart = -1;

    public static void Check(PlanDraft draft, PlanProblems problems)
    {
        CheckMilestoneIds(draft, problems);
        Dictionary<string, int> features = IndexFeatures(draft, problems);
        CheckAssertionIds(draft, problems);
        CheckMilestones(draft, problems);
        CheckDependencies(draft, features, problems);
        PlanProfiles.Check(draft, problems);
    }

    private static void CheckMilestoneIds(PlanDraft draft, PlanProblems problems)
    {
        Dictionary<string, DraftMilestone> first = [];
        Dictionary<string, string> folded = new(StringComparer.OrdinalIgnoreCase);
        foreach (DraftMilestone milestone in draft.Milestones ?? [])
        {
            if (milestone.Id.Value is not { } id)
            {
                continue;
            }

            if (!first.TryAdd(id, milestone))
            {
                problems.Error(
                    milestone.Path.Member("id"), milestone.Id.Offset, PlanRule.DuplicateId, $"{first[id].Path} already has the id {QuotedText.Of(id)}.");
            }
            else if (!folded.TryAdd(id, id))
            {
                problems.Error(milestone.Path.Member("id"), milestone.Id.Offset, PlanRule.CaseCollision, CaseCollision(id, folded[id]));
            }
        }
    }

    private static Dictionary<string, int> IndexFeatures(PlanDraft draft, PlanProblems problems)
    {
        Dictionary<string, int> indexes = new(draft.Features.Count, StringComparer.Ordinal);
        Dictionary<string, string> folded = new(draft.Features.Count, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < draft.Features.Count; i++)
        {
            DraftFeature feature = draft.Features[i];
            if (feature.Id.Value is not { } id)
            {
                continue;
            }

            if (!indexes.TryAdd(id, i))
            {
                problems.Error(
                    feature.Path.Member("id"), feature.Id.Offset, PlanRule.DuplicateId, $"features[{indexes[id]}] already has the id {QuotedText.Of(id)}.");
            }
            else if (!folded.TryAdd(id, id))
            {
                problems.Error(feature.Path.Member("id"), feature.Id.Offset, PlanRule.CaseCollision, CaseCollision(id, folded[id]));
            }
        }

        return indexes;
    }

    // Whatever this machine does: the workspace may be cloned to another one.
    private static string CaseCollision(string id, string other) =>
        $"{QuotedText.Of(id)} and {QuotedText.Of(other)} differ only by case, which many file systems do not distinguish.";

    // An id that the plan gives is the only one; a text that equals it would be meant to be the same assertion.
    private static void CheckAssertionIds(PlanDraft draft, PlanProblems problems)
    {
        Dictionary<string, DraftAssertion> owners = new(StringComparer.OrdinalIgnoreCase);
        IEnumerable<DraftAssertion> entries = draft.Features.SelectMany(static feature => feature.Fulfills);
        foreach (DraftAssertion entry in entries.Where(static entry => entry.Id.Value is not null))
        {
            if (!owners.TryAdd(entry.Id.Value!, entry))
            {
                problems.Error(
                    entry.Path.Member("id"), entry.Id.Offset, PlanRule.DuplicateId, $"{owners[entry.Id.Value!].Path} already has the id {QuotedText.Of(entry.Id.Value!)}.");
            }
        }

        foreach (DraftAssertion entry in owners.Count == 0 ? [] : entries.Where(static entry => entry.Id.IsMissing))
        {
            if (entry.Description.Value is { } text && owners.TryGetValue(text, out DraftAssertion? owner))
            {
                problems.Error(entry.Path, entry.Description.Offset, PlanRule.DuplicateId, $"{owner.Path} already has the id {QuotedText.Of(text)}.");
            }
        }
    }

    private static void CheckMilestones(PlanDraft draft, PlanProblems problems)
    {
        IEnumerable<string?>? listed = draft.GivenMilestones?.Select(milestone => (string?)milestone.MilestoneId)
            ?? draft.Milestones?.Select(milestone => milestone.Id.Value);
        HashSet<string> known = [.. (listed ?? []).OfType<string>()];
        if (known.Count == 0)
        {
            // The missing list is reported already; that nothing refers into it would only be noise.
            return;
        }

        bool hasDefault = draft.DefaultMilestoneId() is not null;
        foreach (DraftFeature feature in draft.Features)
        {
            string? id = feature.MilestoneId.Value;
            if (feature.MilestoneId.IsMissing && !hasDefault)
            {
                problems.Error(
                    feature.Path.Member("milestoneId"), feature.Offset, PlanRule.Required, $"'milestoneId' is missing, and the plan has {known.Count} milestones.");
            }
            else if (!InvisibleCharacters.IsBlank(id) && !known.Contains(id))
            {
                problems.Error(
                    feature.Path.Member("milestoneId"),
                    feature.MilestoneId.Offset,
                    PlanRule.UnknownMilestone,
                    $"There is no milestone {QuotedText.Of(id)}.{Choice(id, known)}");
            }
        }
    }

    private static void CheckDependencies(PlanDraft draft, Dictionary<string, int> indexes, PlanProblems problems)
    {
        DependencyGraph graph = new(draft.Features.Count);
        for (int i = 0; i < draft.Features.Count; i++)
        {
            DraftFeature feature = draft.Features[i];
            for (int entry = 0; entry < feature.DependsOn.Length; entry++)
            {
                if (Target(feature, feature.DependsOn[entry], feature.Path.Member("dependsOn").Item(entry), "can't depend on itself", isParent: false) is { } target)
                {
                    graph.Add(i, target, entry);
                }
            }

            // A parent is done when its parts are, so it waits for them.
            if (Target(feature, feature.ParentId, feature.Path.Member("parentId"), "can't be a part of itself", isParent: true) is { } parent)
            {
                graph.Add(parent, i, OfPart);
            }
        }

        foreach (IReadOnlyList<DependencyEdge> cycle in graph.Cycles())
        {
            DraftFeature first = draft.Features[cycle[0].From];
            (PlanPath path, PlanText text) = cycle[0].Entry == OfPart
                ? (draft.Features[cycle[0].To].Path.Member("parentId"), draft.Features[cycle[0].To].ParentId)
                : (first.Path.Member("dependsOn").Item(cycle[0].Entry), first.DependsOn[cycle[0].Entry]);
            IEnumerable<string> names = cycle.Select(edge => draft.Features[edge.From].Id.Value ?? draft.Features[edge.From].Path.ToString());
            string parents = cycle.Any(static edge => edge.Entry == OfPart) ? " A parent waits for its parts." : "";
            problems.Error(
                path, text.Offset, PlanRule.Cycle, $"These features depend on each other: {string.Join(" -> ", names)} -> {first.Id.Value}.{parents}");
        }

        int? Target(DraftFeature feature, PlanText text, PlanPath path, string notItself, bool isParent)
        {
            if (text.Value is not { } id)
            {
                return null;
            }

            if (id == feature.Id.Value)
            {
                problems.Error(path, text.Offset, PlanRule.SelfDependency, $"{QuotedText.Of(id)} {notItself}.");
                return null;
            }

            if (indexes.TryGetValue(id, out int target))
            {
                return target;
            }

            if (!InvisibleCharacters.IsBlank(id) || !isParent)
            {
                problems.Error(path, text.Offset, PlanRule.UnknownFeature, $"There is no feature {QuotedText.Of(id)}.{Choice(id, indexes.Keys)}");
            }

            return null;
        }
    }

    // Comparing with every name of a large plan for every mistake would take a quadratic time.
    private static string Choice(string id, IReadOnlyCollection<string> known) => known.Count <= 200 ? NearestWord.Suggest(id, known) : "";
}
