namespace Maestro.Missions;

/// <summary>The order in which features are worth starting: the most urgent first, then the critical path, then what most others wait for, then the plan's order. Pure.</summary>
internal static class FeatureWorth
{
    /// <summary>The features that are accepted, each with its rank; a smaller one is worth more.</summary>
    public static IEnumerable<((int, bool, int, int) Rank, Feature Feature)> Ranked(IReadOnlyList<Feature> features, Func<Feature, bool> accepts)
    {
        var known = features.ToDictionary(static feature => feature.FeatureId, StringComparer.Ordinal);
        for (int place = 0; place < features.Count; place++)
        {
            Feature feature = features[place];
            if (accepts(feature))
            {
                yield return ((feature.Priority, !feature.IsCritical, -WaitingFor(feature, known), place), feature);
            }
        }
    }

    /// <summary>The features that can be started now, the one that is worth most first.</summary>
    public static IReadOnlyList<Feature> Ready(IReadOnlyList<Feature> features) =>
        [.. Ranked(features, static feature => feature.IsReady).OrderBy(static each => each.Rank).Select(static each => each.Feature)];

    // How many features that are not done wait for one, directly or through others.
    private static int WaitingFor(Feature feature, Dictionary<string, Feature> known)
    {
        HashSet<string> seen = [feature.FeatureId];
        Stack<Feature> path = new([feature]);
        int waiting = 0;
        while (path.TryPop(out Feature? at))
        {
            foreach (Feature next in at.Unblocks.Where(seen.Add).Select(id => known[id]))
            {
                waiting += next.Status == FeatureStatus.Done ? 0 : 1;
                path.Push(next);
            }
        }

        return waiting;
    }
}
