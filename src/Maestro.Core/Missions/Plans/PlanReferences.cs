using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Checks what the parts of a plan say of each other: unique ids, milestones, dependencies.</summary>
internal static class PlanReferences
{
    public static void Check(PlanDraft draft, PlanReaderOptions options, PlanProblems problems)
    {
        CheckMilestoneIds(draft, problems);
        Dictionary<string, int> features = IndexFeatures(draft, problems);
        CheckMilestones(draft, options, problems);
        CheckDependencies(draft, features, problems);
    }

    private static void CheckMilestoneIds(PlanDraft draft, PlanProblems problems)
    {
        Dictionary<string, string> paths = [];
        Dictionary<string, string> folded = new(StringComparer.OrdinalIgnoreCase);
        foreach (DraftMilestone milestone in draft.Milestones ?? [])
        {
            if (milestone.Id.Value is not { } id)
            {
                continue;
            }

            if (!paths.TryAdd(id, milestone.Path))
            {
                problems.Error(
                    $"{milestone.Path}.id", milestone.Id.Offset, PlanRule.DuplicateId, $"{paths[id]} already has the id {QuotedText.Of(id)}.");
            }
            else if (!folded.TryAdd(id, id))
            {
                problems.Error($"{milestone.Path}.id", milestone.Id.Offset, PlanRule.CaseCollision, CaseCollision(id, folded[id]));
            }
        }
    }

    private static Dictionary<string, int> IndexFeatures(PlanDraft draft, PlanProblems problems)
    {
        Dictionary<string, int> indexes = [];
        Dictionary<string, string> folded = new(StringComparer.OrdinalIgnoreCase);
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
                    $"{feature.Path}.id", feature.Id.Offset, PlanRule.DuplicateId, $"features[{indexes[id]}] already has the id {QuotedText.Of(id)}.");
            }
            else if (!folded.TryAdd(id, id))
            {
                problems.Error($"{feature.Path}.id", feature.Id.Offset, PlanRule.CaseCollision, CaseCollision(id, folded[id]));
            }
        }

        return indexes;
    }

    // Whatever this machine does: the workspace may be cloned to another one.
    private static string CaseCollision(string id, string other) =>
        $"{QuotedText.Of(id)} and {QuotedText.Of(other)} differ only by case, which many file systems do not distinguish.";

    private static void CheckMilestones(PlanDraft draft, PlanReaderOptions options, PlanProblems problems)
    {
        IEnumerable<string?>? listed = options.WorkflowMilestones?.Select(milestone => (string?)milestone.MilestoneId)
            ?? draft.Milestones?.Select(milestone => milestone.Id.Value);
        HashSet<string> known = [.. (listed ?? []).OfType<string>()];
        if (known.Count == 0)
        {
            // The missing list is told already; that nothing refers into it would only be noise.
            return;
        }

        foreach (DraftFeature feature in draft.Features)
        {
            string? id = feature.MilestoneId.Value;
            if (!string.IsNullOrWhiteSpace(id) && !known.Contains(id))
            {
                problems.Error(
                    $"{feature.Path}.milestoneId",
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
            for (int entry = 0; entry < feature.DependsOn.Count; entry++)
            {
                if (feature.DependsOn[entry] is not { Value: { } id, Offset: int offset })
                {
                    continue;
                }

                string path = $"{feature.Path}.dependsOn[{entry}]";
                if (id == feature.Id.Value)
                {
                    problems.Error(path, offset, PlanRule.SelfDependency, $"{QuotedText.Of(id)} can't depend on itself.");
                }
                else if (indexes.TryGetValue(id, out int target))
                {
                    graph.Add(i, target, entry);
                }
                else
                {
                    problems.Error(path, offset, PlanRule.UnknownFeature, $"There is no feature {QuotedText.Of(id)}.{Choice(id, indexes.Keys)}");
                }
            }
        }

        foreach (IReadOnlyList<DependencyEdge> cycle in graph.Cycles())
        {
            DraftFeature first = draft.Features[cycle[0].From];
            IEnumerable<string> names = cycle.Select(edge => draft.Features[edge.From].Id.Value ?? draft.Features[edge.From].Path);
            problems.Error(
                $"{first.Path}.dependsOn[{cycle[0].Entry}]",
                first.DependsOn[cycle[0].Entry].Offset,
                PlanRule.Cycle,
                $"These features depend on each other: {string.Join(" -> ", names)} -> {first.Id.Value}.");
        }
    }

    // Comparing with every name of a large plan for every mistake would take a quadratic time.
    private static string Choice(string id, IReadOnlyCollection<string> known) => known.Count <= 200 ? NearestWord.Suggest(id, known) : "";
}
