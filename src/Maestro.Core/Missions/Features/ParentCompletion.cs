namespace Maestro.Missions;

/// <summary>A feature with parts is done when all of them are. Pure.</summary>
internal static class ParentCompletion
{
    /// <summary>The parents that are done because a part of theirs is, from the part upward.</summary>
    public static IReadOnlyList<Feature> Of(IReadOnlyList<Feature> features, Feature done, DateTimeOffset now)
    {
        HashSet<string> finished = [done.FeatureId, .. features.Where(static feature => feature.Status == FeatureStatus.Done).Select(static feature => feature.FeatureId)];
        List<Feature> parents = [];
        string? parentId = done.ParentId;
        while (parentId is not null
            && features.FirstOrDefault(feature => feature.FeatureId == parentId) is { } parent
            && features.All(feature => feature.ParentId != parentId || finished.Contains(feature.FeatureId))
            && finished.Add(parentId))
        {
            parents.Add(parent with { Status = FeatureStatus.Done, UpdatedAt = now });
            parentId = parent.ParentId;
        }

        return parents;
    }
}
