using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>The small changes of a plan. Each leads to another plan, and nothing else: what may be and what follows is decided where plans are. Pure.</summary>
internal static class PlanEdits
{
    /// <summary>Adds a feature at the end of its milestone's features, or of the plan.</summary>
    public static PlanEdit AddFeature(PlanFeature feature) => PlanEdit.Of($"the feature '{Display.Short(feature.FeatureId)}'", "Add the feature", plan => plan with
    {
        Features = Inserted(plan, Resolved(plan, feature)),
    });

    /// <summary>Removes a feature with its assertions; those that depended on it depend on what it depended on.</summary>
    public static PlanEdit RemoveFeature(string featureId) => PlanEdit.Of(featureId, "Remove the feature", plan =>
    {
        PlanFeature removed = plan.Features.First(feature => feature.FeatureId == featureId);
        return plan with
        {
            Features = [.. plan.Features.Where(feature => feature != removed).Select(feature => feature with
            {
                DependsOn = Replaced(feature.DependsOn, featureId, removed.DependsOn),
                ParentId = feature.ParentId == featureId ? removed.ParentId : feature.ParentId,
            })],
        };
    });

    /// <summary>Changes a feature.</summary>
    public static PlanEdit SetFeature(string featureId, Func<PlanFeature, PlanFeature> change) => PlanEdit.Of(featureId, "Change the feature", plan => plan with
    {
        Features = [.. plan.Features.Select(feature => feature.FeatureId == featureId ? Resolved(plan, change(feature)) : feature)],
    });

    /// <summary>Adds what a feature promises.</summary>
    public static PlanEdit AddAssertion(string featureId, PlanAssertion assertion) => PlanEdit.Of(featureId, "Add an assertion", plan => plan with
    {
        Features = [.. plan.Features.Select(feature => feature.FeatureId == featureId ? feature with { Fulfills = [.. feature.Fulfills, assertion] } : feature)],
    });

    /// <summary>Removes a promise.</summary>
    public static PlanEdit RemoveAssertion(string assertionId) => PlanEdit.Of(assertionId, "Remove the assertion", plan => plan with
    {
        Features = [.. plan.Features.Select(feature => feature.Fulfills.Any(entry => entry.AssertionId == assertionId)
            ? feature with { Fulfills = [.. feature.Fulfills.Where(entry => entry.AssertionId != assertionId)] }
            : feature)],
    });

    /// <summary>Changes the words of a promise.</summary>
    public static PlanEdit SetAssertion(string assertionId, string description) => PlanEdit.Of(assertionId, "Change the description", plan => plan with
    {
        Features = [.. plan.Features.Select(feature => feature.Fulfills.Any(entry => entry.AssertionId == assertionId)
            ? feature with
            {
                Fulfills = [.. feature.Fulfills.Select(entry => entry.AssertionId == assertionId ? entry with { HasOwnId = true, Description = description } : entry)],
            }
            : feature)],
    });

    /// <summary>Adds a milestone; without an order it comes last.</summary>
    public static PlanEdit AddMilestone(PlanMilestone milestone, int? order) => PlanEdit.Of($"the milestone '{Display.Short(milestone.MilestoneId)}'", "Add the milestone", plan => plan with
    {
        Milestones = [.. plan.Milestones, milestone with
        {
            Order = order ?? plan.Milestones.Select(static each => Math.Min(each.Order, int.MaxValue - 1) + 1).DefaultIfEmpty(0).Max(),
        }],
    });

    // Any unambiguous prefix of an id stands for it.
    private static PlanFeature Resolved(MissionPlan plan, PlanFeature feature)
    {
        string[] features = [.. plan.Features.Select(static each => each.FeatureId)];
        return feature with
        {
            MilestoneId = feature.MilestoneId is { } milestone ? IdLookup.Find(milestone, plan.Milestones.Select(static each => each.MilestoneId), "milestone") ?? milestone : null!,
            DependsOn = [.. feature.DependsOn.Select(id => IdLookup.Find(id, features, "feature") ?? id)],
            ParentId = feature.ParentId is { } parent ? IdLookup.Find(parent, features, "feature") ?? parent : null,
        };
    }

    private static IReadOnlyList<PlanFeature> Inserted(MissionPlan plan, PlanFeature feature)
    {
        // A part stands behind the other parts of its parent, or right behind the parent.
        int last = feature.ParentId is { } parent ? LastIndex(plan, each => each.FeatureId == parent || each.ParentId == parent) : -1;
        last = last < 0 ? LastIndex(plan, each => each.MilestoneId == feature.MilestoneId) : last;
        return last < 0 ? [.. plan.Features, feature] : [.. plan.Features.Take(last + 1), feature, .. plan.Features.Skip(last + 1)];
    }

    private static int LastIndex(MissionPlan plan, Func<PlanFeature, bool> matches)
    {
        for (int index = plan.Features.Count - 1; index >= 0; index--)
        {
            if (matches(plan.Features[index]))
            {
                return index;
            }
        }

        return -1;
    }

    private static IReadOnlyList<string> Replaced(IReadOnlyList<string> ids, string old, IReadOnlyList<string> by) =>
        ids.Contains(old) ? [.. ids.SelectMany(id => id == old ? by : [id]).Distinct(StringComparer.Ordinal)] : ids;
}
