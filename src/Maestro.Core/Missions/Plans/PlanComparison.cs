using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Compares the plan of a mission with the plan that is wanted. Pure.</summary>
internal static class PlanComparison
{
    public const string Position = "position";

    public const string Result = "result";

    /// <summary>The difference, in the order of the wanted plan.</summary>
    /// <param name="missionId">The mission.</param>
    /// <param name="present">Its plan as it stands.</param>
    /// <param name="wanted">The plan as it is to be; its entries are matched.</param>
    /// <param name="resultOf">The result of an assertion as it stands.</param>
    public static MissionDifference Compare(string missionId, MissionPlan present, MissionPlan wanted, Func<string, string> resultOf)
    {
        List<PlanChange> changes = [], removed = [];
        if (PlanFields.Compare(present, wanted) is { Count: > 0 } fields)
        {
            changes.Add(new PlanChange { Action = PlanAction.Change, Kind = "mission", StoredId = missionId, Title = Display.Plain(wanted.Title), Fields = fields });
        }

        Compare("milestone", present.Milestones, wanted.Milestones, static milestone => milestone.MilestoneId, static milestone => milestone.Title, PlanFields.Compare, changes, removed);
        Compare("feature", present.Features, wanted.Features, static feature => feature.FeatureId, static feature => feature.Title, PlanFields.Compare, changes, removed);
        CompareAssertions(present, wanted, resultOf, changes, removed);
        return new MissionDifference { MissionId = missionId, Title = Display.Plain(wanted.Title), Changes = [.. changes, .. removed] };
    }

    private static void Compare<T>(
        string kind,
        IReadOnlyList<T> present,
        IReadOnlyList<T> wanted,
        Func<T, string> idOf,
        Func<T, string> titleOf,
        Func<T, T, List<PlanFieldChange>> compare,
        List<PlanChange> changes,
        List<PlanChange> removed)
    {
        // As a rule, only what is in the items differs.
        if (present.Select(idOf).SequenceEqual(wanted.Select(idOf), StringComparer.Ordinal))
        {
            for (int place = 0; place < wanted.Count; place++)
            {
                if (compare(present[place], wanted[place]) is { Count: > 0 } fields)
                {
                    changes.Add(Change(PlanAction.Change, wanted[place]) with { Fields = fields });
                }
            }

            return;
        }

        var before = present.Select((item, index) => (item, index)).ToDictionary(pair => idOf(pair.item), StringComparer.Ordinal);
        HashSet<string> staying = new(wanted.Select(idOf), StringComparer.Ordinal);
        HashSet<int> moved = Moved([.. wanted.Select(item => before.TryGetValue(idOf(item), out (T, int Index) was) ? was.Index : -1)]);
        for (int place = 0; place < wanted.Count; place++)
        {
            T item = wanted[place];
            string id = idOf(item);
            if (!before.TryGetValue(id, out (T Item, int Index) was))
            {
                changes.Add(Change(PlanAction.Add, item));
                continue;
            }

            List<PlanFieldChange> fields = compare(was.Item, item);
            if (moved.Contains(place))
            {
                fields.Add(PlanFields.Of(Position, was.Index + 1, place + 1));
            }

            if (fields.Count > 0)
            {
                changes.Add(Change(PlanAction.Change, item) with { Fields = fields });
            }
        }

        removed.AddRange(present.Where(item => !staying.Contains(idOf(item))).Select(item => Change(PlanAction.Remove, item)));

        PlanChange Change(string action, T item) => new() { Action = action, Kind = kind, StoredId = idOf(item), Title = Display.Plain(titleOf(item)) };
    }

    private static void CompareAssertions(MissionPlan present, MissionPlan wanted, Func<string, string> resultOf, List<PlanChange> changes, List<PlanChange> removed)
    {
        // What both say of a feature whose entries are the very same need not be looked up.
        var features = new ItemsInOrder<PlanFeature>(present.Features, static feature => feature.FeatureId);
        var kept = new ItemsInOrder<PlanFeature>(wanted.Features, static feature => feature.FeatureId);
        HashSet<string> open = [.. wanted.Features.Where(feature => features.Find(feature.FeatureId) is not { } other || !PlanFields.HaveSameEntries(feature, other)).Select(static feature => feature.FeatureId)];
        open.UnionWith(present.Features.Where(feature => kept.Find(feature.FeatureId) is null).Select(static feature => feature.FeatureId));
        var before = Entries(present, open).ToDictionary(static pair => pair.Entry.AssertionId, StringComparer.Ordinal);
        HashSet<string> staying = new(StringComparer.Ordinal);
        foreach ((PlanFeature feature, PlanAssertion entry) in Entries(wanted, open))
        {
            staying.Add(entry.AssertionId);
            if (!before.TryGetValue(entry.AssertionId, out (PlanFeature Feature, PlanAssertion Entry) was))
            {
                changes.Add(Change(PlanAction.Add, feature, entry));
                continue;
            }

            List<PlanFieldChange> fields = PlanFields.Compare(was.Entry, entry);
            if (was.Feature.FeatureId != feature.FeatureId)
            {
                fields.Insert(0, PlanFields.Of("featureId", was.Feature.FeatureId, feature.FeatureId));
            }

            // What was shown to hold is not what is promised now.
            if (was.Entry.Description != entry.Description && resultOf(entry.AssertionId) is not AssertionResult.Pending and var result)
            {
                fields.Add(PlanFields.Of(Result, result, AssertionResult.Pending));
            }

            if (fields.Count > 0)
            {
                changes.Add(Change(PlanAction.Change, feature, entry) with { Fields = fields });
            }
        }

        removed.AddRange(before.Values.Where(pair => !staying.Contains(pair.Entry.AssertionId)).Select(pair => Change(PlanAction.Remove, pair.Feature, pair.Entry)));
    }

    private static PlanChange Change(string action, PlanFeature feature, PlanAssertion entry) =>
        new() { Action = action, Kind = "assertion", StoredId = entry.AssertionId, Title = Display.Plain(entry.Description), FeatureId = feature.FeatureId };

    private static IEnumerable<(PlanFeature Feature, PlanAssertion Entry)> Entries(MissionPlan plan, HashSet<string> open) =>
        plan.Features.Where(feature => open.Contains(feature.FeatureId)).SelectMany(static feature => feature.Fulfills.Select(entry => (feature, entry)));

    /// <summary>The places of the fewest items that have to move so that all are in order; -1 for an item that had no place.</summary>
    private static HashSet<int> Moved(int[] indexes)
    {
        // The longest increasing run of what stays, by patience: the last item of the best run of each length, and who came before whom.
        List<int> tails = [];
        int[] previous = new int[indexes.Length];
        for (int place = 0; place < indexes.Length; place++)
        {
            if (indexes[place] < 0)
            {
                continue;
            }

            int low = 0, high = tails.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = indexes[tails[middle]] < indexes[place] ? (middle + 1, high) : (low, middle);
            }

            previous[place] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count)
            {
                tails.Add(place);
            }
            else
            {
                tails[low] = place;
            }
        }

        HashSet<int> moved = [.. Enumerable.Range(0, indexes.Length).Where(place => indexes[place] >= 0)];
        for (int place = tails.Count == 0 ? -1 : tails[^1]; place >= 0; place = previous[place])
        {
            moved.Remove(place);
        }

        return moved;
    }
}
