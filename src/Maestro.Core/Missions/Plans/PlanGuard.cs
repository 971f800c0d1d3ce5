using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What a changed plan must not do to a mission. Pure.</summary>
internal static class PlanGuard
{
    /// <summary>Refuses to change the plan of a mission that is finished.</summary>
    /// <exception cref="MaestroException">MissionNotApproved.</exception>
    public static void RequireOpen(Mission mission)
    {
        if (StepRules.Finished(mission, "plan") is { } finished)
        {
            throw finished;
        }
    }

    /// <summary>Refuses what would change a sealed milestone, or lose work without being forced.</summary>
    /// <exception cref="MaestroException">MilestoneSealed, PartsNotDone, ProgressWouldBeLost.</exception>
    public static void Require(MissionState before, MissionPlan wanted, MissionDifference difference, bool force)
    {
        RequireUnsealed(before, wanted, difference);
        RequireParts(before, wanted);
        string[] lost = force ? [] : [.. Lost(before, difference)];
        if (lost.Length > 0)
        {
            throw new MaestroException(
                ErrorCode.ProgressWouldBeLost,
                $"The change would remove work that was begun or proven: {Display.List(lost)}. Nothing was changed.",
                $"{CommandText.Of($"Get-MaestroFeature -MissionId {before.Mission.MissionId}")} shows it. To remove it anyway, add -Force -Reason and the reason; what is removed is kept.",
                before.Mission.MissionId);
        }
    }

    private static void RequireUnsealed(MissionState before, MissionPlan wanted, MissionDifference difference)
    {
        HashSet<string> closed = [.. before.Mission.CompletedMilestoneIds ?? []];
        if (closed.Count == 0)
        {
            return;
        }

        ILookup<string, string> milestonesOf = before.Features.Select(static feature => (feature.FeatureId, feature.MilestoneId))
            .Concat(wanted.Features.Select(static feature => (feature.FeatureId, feature.MilestoneId)))
            .ToLookup(static pair => pair.FeatureId, static pair => pair.MilestoneId, StringComparer.Ordinal);
        foreach (PlanChange change in difference.Changes)
        {
            // The order of things is not what was sealed.
            if (change.Action == PlanAction.Change && change.Fields.All(static field => field.Field is PlanComparison.Position or "order" or "priority" or "labels"))
            {
                continue;
            }

            string? milestone = change.Kind switch
            {
                "milestone" => closed.Contains(change.StoredId) ? change.StoredId : null,
                "feature" => milestonesOf[change.StoredId].FirstOrDefault(closed.Contains),
                "assertion" => milestonesOf[change.FeatureId!].FirstOrDefault(closed.Contains),
                _ => null,
            };
            if (milestone is not null)
            {
                throw new MaestroException(
                    ErrorCode.MilestoneSealed,
                    $"The milestone {QuotedText.Of(milestone)} is sealed, so the {change.Kind} {QuotedText.Of(change.Id)} can't be {Verb(change.Action)}. Nothing was changed.",
                    CommandText.Of($"Get-MaestroMilestone -MissionId {before.Mission.MissionId}"),
                    change.Id);
            }
        }
    }

    // What is done has no part that is open, and gets none: done is final, so it could not wait for it.
    private static void RequireParts(MissionState before, MissionPlan wanted)
    {
        var present = new ItemsInOrder<Feature>(before.Features, static feature => feature.FeatureId);
        foreach (PlanFeature part in wanted.Features.Where(static feature => feature.ParentId is not null))
        {
            string parentId = part.ParentId!;
            Feature? stored = present.Find(part.FeatureId);
            if (stored?.ParentId != parentId && stored?.Status != FeatureStatus.Done && present.Find(parentId) is { Status: FeatureStatus.Done })
            {
                throw new MaestroException(
                    ErrorCode.PartsNotDone,
                    $"'{parentId}' is done, so '{part.FeatureId}', which is not, can't become a part of it. Nothing was changed.",
                    CommandText.Of($"Get-MaestroFeature {parentId} -MissionId {before.Mission.MissionId}"),
                    part.FeatureId);
            }
        }
    }

    private static string Verb(string action) => action switch
    {
        PlanAction.Add => "added",
        PlanAction.Remove => "removed",
        _ => "changed",
    };

    private static IEnumerable<string> Lost(MissionState before, MissionDifference difference)
    {
        var features = new ItemsInOrder<Feature>(before.Features, static feature => feature.FeatureId);
        var assertions = new ItemsInOrder<Assertion>(before.Assertions, static assertion => assertion.AssertionId);
        foreach (PlanChange change in difference.Changes.Where(static change => change.Action == PlanAction.Remove))
        {
            string? status = change.Kind switch
            {
                "feature" => features.Find(change.StoredId)?.Status,
                "assertion" => assertions.Find(change.StoredId)?.Result,
                _ => null,
            };
            if (status is not (null or FeatureStatus.Pending))
            {
                yield return $"{change.Id} ({status})";
            }
        }
    }
}
