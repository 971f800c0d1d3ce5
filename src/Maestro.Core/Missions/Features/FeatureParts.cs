using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What a feature with parts waits for: it is done when they are. Pure.</summary>
internal static class FeatureParts
{
    /// <summary>The ids of a feature's parts that are not done, in plan order.</summary>
    public static string[] Open(string featureId, IEnumerable<Feature> features) =>
        [.. features.Where(feature => feature.ParentId == featureId && feature.Status != FeatureStatus.Done).Select(static feature => feature.FeatureId)];

    /// <summary>The same, where only the details and the files of the parts are read. A part that has no file is open.</summary>
    public static string[] Open(string featureId, MissionDetails details, Func<string, string?> statusOf) => details.Features is not { Count: > 0 } said
        ? []
        : [.. said.Where(each => each.Value.ParentId == featureId && statusOf(each.Key) != FeatureStatus.Done).Select(static each => each.Key)];

    /// <summary>The features where none is done before its parts: one that was, is pending and waits for them.</summary>
    public static IReadOnlyList<Feature> Waiting(IReadOnlyList<Feature> features)
    {
        Feature[] all = [.. features];
        bool hasChanged = true;
        while (hasChanged)
        {
            // A parent that waits again may be a part itself.
            HashSet<string?> waiting = [.. all.Where(static feature => feature.Status != FeatureStatus.Done).Select(static feature => feature.ParentId)];
            hasChanged = false;
            for (int index = 0; index < all.Length; index++)
            {
                if (all[index].Status == FeatureStatus.Done && waiting.Contains(all[index].FeatureId))
                {
                    all[index] = all[index] with { Status = FeatureStatus.Pending };
                    hasChanged = true;
                }
            }
        }

        return all;
    }

    /// <summary>What to report of a feature that is done before its parts.</summary>
    public static string Message(string featureId, IReadOnlyList<string> open) =>
        $"'{featureId}' has {Count.Of(open.Count, "part")} that {Count.Are(open.Count)} not done: {Display.List([.. open])}.";
}
