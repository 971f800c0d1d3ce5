using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What a mission looks like after one of its features, with its assertions, going back to a checkpoint. Pure.</summary>
internal static class FeatureRestoration
{
    /// <param name="present">The mission as it stands.</param>
    /// <param name="checkpoint">Where to go back to.</param>
    /// <param name="featureId">The feature.</param>
    /// <param name="now">The time of the restore.</param>
    /// <exception cref="MaestroException">FeatureNotFound, MissionNotApproved, MilestoneNotFound, MilestoneSealed, PlanInvalid.</exception>
    public static CheckpointContent Restore(CheckpointContent present, Checkpoint checkpoint, string featureId, DateTimeOffset now)
    {
        CheckpointContent then = CheckpointRestoration.Restore(present, checkpoint, now);
        Feature feature = checkpoint.FeatureStatuses.ContainsKey(featureId) && then.Features.FirstOrDefault(each => each.FeatureId == featureId) is { } found ? found : throw NotFound(checkpoint, featureId);
        RequireFits(present, checkpoint, feature);

        Assertion[] assertions = [.. then.Assertions.Where(assertion => assertion.FeatureId == featureId)];
        HashSet<string> ids = [.. assertions.Concat(present.Assertions.Where(assertion => assertion.FeatureId == featureId)).Select(static assertion => assertion.AssertionId)];
        return present with
        {
            Mission = WithFeature(present.Mission, then.Mission, featureId, now),
            Features = Replaced(present.Features, [feature], static each => each.FeatureId, [featureId]),
            Assertions = Replaced(present.Assertions, assertions, static each => each.AssertionId, ids),
            Details = Details(present, then, featureId, ids),
            Proofs = then.Proofs is { } proofs ? Replaced(present.Proofs ?? [], [.. proofs.Where(proof => ids.Contains(proof.AssertionId))], static each => each.AssertionId, ids) : present.Proofs,
        };
    }

    /// <summary>Features that were begun because a feature was done that now no longer is.</summary>
    public static IEnumerable<string> BuiltOn(CheckpointContent present, CheckpointContent restored, string featureId) =>
        StatusOf(present, featureId) == FeatureStatus.Done && StatusOf(restored, featureId) != FeatureStatus.Done
            ? present.Features
                .Where(each => each.Status is not (FeatureStatus.Pending or FeatureStatus.Blocked) && each.DependsOn.Contains(featureId))
                .Select(static each => $"{each.FeatureId} ({each.Status})")
            : [];

    private static string? StatusOf(CheckpointContent content, string featureId) => content.Features.FirstOrDefault(each => each.FeatureId == featureId)?.Status;

    private static void RequireFits(CheckpointContent present, Checkpoint checkpoint, Feature feature)
    {
        Mission mission = present.Mission;
        string whole = CommandText.Of($"Restore-MaestroMission {mission.MissionId} -CheckpointId {checkpoint.CheckpointId} -WhatIf");
        if (mission.IsFinished)
        {
            throw new MaestroException(
                ErrorCode.MissionNotApproved, $"The mission '{mission.MissionId}' is {mission.Status}, which is final; only all of it can be restored.", whole, feature.FeatureId);
        }

        if (!mission.StoredMilestones.Any(milestone => milestone.MilestoneId == feature.MilestoneId))
        {
            throw new MaestroException(
                ErrorCode.MilestoneNotFound, $"The milestone {QuotedText.Of(feature.MilestoneId)} of '{feature.FeatureId}' no longer exists.", whole, feature.FeatureId);
        }

        if (mission.CompletedMilestoneIds?.Contains(feature.MilestoneId) == true && checkpoint.Content?.Mission.CompletedMilestoneIds?.Contains(feature.MilestoneId) != true)
        {
            throw new MaestroException(
                ErrorCode.MilestoneSealed, $"The milestone {QuotedText.Of(feature.MilestoneId)} has been sealed with '{feature.FeatureId}' since the checkpoint.", whole, feature.FeatureId);
        }

        string[] missing = [.. feature.DependsOn.Where(id => !present.Features.Any(each => each.FeatureId == id))];
        if (missing.Length > 0)
        {
            throw new MaestroException(
                ErrorCode.PlanInvalid, $"'{feature.FeatureId}' depended on {Display.List(missing)}, which the mission no longer has.", whole, feature.FeatureId);
        }

        Feature[] features = [.. present.Features.Where(each => each.FeatureId != feature.FeatureId), feature];
        if (FeatureDependencies.Resolve(mission, features).First(each => each.FeatureId == feature.FeatureId).IsCircular)
        {
            throw new MaestroException(
                ErrorCode.PlanInvalid, $"'{feature.FeatureId}' depended on {Display.List(feature.DependsOn)}, and by now what it depended on depends on it.", whole, feature.FeatureId);
        }
    }

    // A feature that was removed since comes back behind the one it followed.
    private static Mission WithFeature(Mission present, Mission then, string featureId, DateTimeOffset now)
    {
        if (present.Features.Contains(featureId))
        {
            return present;
        }

        List<string> order = [.. then.Features];
        int at = order.IndexOf(featureId);
        string? before = order.Take(Math.Max(at, 0)).LastOrDefault(present.Features.Contains);
        List<string> features = [.. present.Features];
        features.Insert(before is null ? 0 : features.IndexOf(before) + 1, featureId);
        return present with { Features = features, UpdatedAt = now };
    }

    // Each in its place; what is new comes last, and what has one of the ids and is not among the others goes.
    private static T[] Replaced<T>(IReadOnlyList<T> present, IReadOnlyList<T> restored, Func<T, string> idOf, IReadOnlyCollection<string> ids)
    {
        var byId = restored.ToDictionary(idOf, StringComparer.Ordinal);
        HashSet<string> known = [.. present.Select(idOf)];
        return
        [
            .. present.Where(each => !ids.Contains(idOf(each)) || byId.ContainsKey(idOf(each))).Select(each => byId.GetValueOrDefault(idOf(each), each)),
            .. restored.Where(each => !known.Contains(idOf(each))),
        ];
    }

    private static MissionDetails? Details(CheckpointContent present, CheckpointContent then, string featureId, HashSet<string> assertionIds)
    {
        if (then.Details is not { } old)
        {
            return present.Details;
        }

        MissionDetails details = present.Details ?? MissionDetails.None;
        return details with
        {
            Features = Merged(details.Features, old.Features, [featureId]),
            Assertions = Merged(details.Assertions, old.Assertions, assertionIds),
        };
    }

    private static Dictionary<string, T>? Merged<T>(IReadOnlyDictionary<string, T>? present, IReadOnlyDictionary<string, T>? old, IReadOnlyCollection<string> ids)
    {
        var merged = (present ?? new Dictionary<string, T>()).Where(pair => !ids.Contains(pair.Key)).Concat((old ?? new Dictionary<string, T>()).Where(pair => ids.Contains(pair.Key)))
            .ToDictionary(StringComparer.Ordinal);
        return merged.Count == 0 ? null : merged;
    }

    private static MaestroException NotFound(Checkpoint checkpoint, string featureId) => IdPattern.Refusal(featureId, "feature") ?? new(
        ErrorCode.FeatureNotFound,
        $"The checkpoint '{checkpoint.CheckpointId}' has no feature '{Display.Short(featureId)}'.",
        CommandText.Of($"Get-MaestroCheckpoint -MissionId {checkpoint.MissionId}"),
        featureId);
}
