using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>The records of a mission after its plan was changed: what the plan does not touch is the very same record as before. Pure.</summary>
internal sealed class PlanApplication
{
    private readonly MissionState _before;
    private readonly MissionPlan _wanted;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, PlanChange> _features;
    private readonly Dictionary<string, PlanChange> _assertions;
    private readonly HashSet<string> _touched;

    /// <param name="before">The mission as it stands.</param>
    /// <param name="wanted">The plan as it is to be; its entries are matched.</param>
    /// <param name="difference">What it changes.</param>
    /// <param name="now">The time of the change.</param>
    public PlanApplication(MissionState before, MissionPlan wanted, MissionDifference difference, DateTimeOffset now)
    {
        (_before, _wanted, _now) = (before, wanted, now);
        _features = Changes(difference, "feature");
        _assertions = Changes(difference, "assertion");
        _touched = [.. difference.Changes.Select(static change => change.FeatureId).OfType<string>()];

        // One that moved is no longer listed where it was.
        _touched.UnionWith(_assertions.Values.SelectMany(static change => change.Fields).Where(static field => field.Field == "featureId").Select(static field => field.Before!));
        var features = new ItemsInOrder<Feature>(before.Features, static feature => feature.FeatureId);
        Features = [.. wanted.Features.Select(feature => Apply(feature, features.Find(feature.FeatureId)))];
        List<Assertion> planned = Planned();
        Assertions = [.. planned, .. Others(planned)];
        Mission = Apply(difference);
        RemovedFeatures = [.. before.Features.Where(feature => _features.GetValueOrDefault(feature.FeatureId)?.Action == PlanAction.Remove)];
        RemovedAssertions = [.. before.Assertions.Where(assertion => _assertions.GetValueOrDefault(assertion.AssertionId)?.Action == PlanAction.Remove)];
        RemovedMilestones = [.. before.Mission.StoredMilestones.Where(milestone => wanted.Milestones.All(each => each.MilestoneId != milestone.MilestoneId))];
    }

    public Mission Mission { get; }

    /// <summary>In plan order.</summary>
    public IReadOnlyList<Feature> Features { get; }

    /// <summary>In plan order; those of no feature come last.</summary>
    public IReadOnlyList<Assertion> Assertions { get; }

    public IReadOnlyList<Milestone> RemovedMilestones { get; }

    public IReadOnlyList<Feature> RemovedFeatures { get; }

    public IReadOnlyList<Assertion> RemovedAssertions { get; }

    private static Dictionary<string, PlanChange> Changes(MissionDifference difference, string kind) =>
        difference.Changes.Where(change => change.Kind == kind).ToDictionary(static change => change.StoredId, StringComparer.Ordinal);

    private Feature Apply(PlanFeature wanted, Feature? stored)
    {
        if (stored is null)
        {
            return wanted.ToFeature(_before.Mission.MissionId, _now, importProgress: false);
        }

        bool isChanged = _features.TryGetValue(wanted.FeatureId, out PlanChange? change) && change.Fields.Any(static field => field.Field != PlanComparison.Position);
        if (!isChanged && !_touched.Contains(wanted.FeatureId))
        {
            return stored;
        }

        Feature changed = stored with
        {
            MilestoneId = wanted.MilestoneId,
            StoredTitle = wanted.Title,
            Description = wanted.Description,
            WorkerType = wanted.WorkerType,
            VerificationSteps = wanted.VerificationSteps,
            DependsOn = wanted.DependsOn,
            Fulfills = Entries(wanted, stored),
            Preconditions = string.IsNullOrEmpty(wanted.Preconditions) ? null : wanted.Preconditions,
            ExpectedBehavior = string.IsNullOrEmpty(wanted.ExpectedBehavior) ? null : wanted.ExpectedBehavior,
            Priority = wanted.Priority,
            Labels = wanted.Labels,
            Files = wanted.Files,
            ParentId = wanted.ParentId,
        };
        return IsSameFile(stored, changed) ? changed : changed with { UpdatedAt = _now };
    }

    // Only a feature whose entries are about to change gets the list again.
    private IReadOnlyList<string> Entries(PlanFeature wanted, Feature stored) =>
        _touched.Contains(wanted.FeatureId) || (_features.TryGetValue(wanted.FeatureId, out PlanChange? change) && change.Fields.Any(static field => field.Field == "fulfills"))
            ? [.. wanted.Fulfills.Select(entry => entry.Entry(wanted.FeatureId))]
            : stored.Fulfills;

    /// <summary>True when two features look the same in their file: what is kept beside it does not count.</summary>
    public static bool IsSameFile(Feature before, Feature after) =>
        before.MilestoneId == after.MilestoneId && before.StoredTitle == after.StoredTitle && before.Description == after.Description && before.WorkerType == after.WorkerType
        && before.Preconditions == after.Preconditions && before.ExpectedBehavior == after.ExpectedBehavior && before.Status == after.Status && before.UpdatedAt == after.UpdatedAt
        && before.VerificationSteps.SequenceEqual(after.VerificationSteps) && before.DependsOn.SequenceEqual(after.DependsOn) && before.Fulfills.SequenceEqual(after.Fulfills);

    private Assertion Apply(PlanFeature feature, PlanAssertion wanted, Assertion? stored)
    {
        if (stored is null || (!_assertions.ContainsKey(wanted.AssertionId) && stored.FeatureId != feature.FeatureId))
        {
            return wanted.ToAssertion(feature, _before.Mission.MissionId, _now, importProgress: false);
        }

        bool isReworded = stored.Description != wanted.Description;
        bool isSame = feature.FeatureId == stored.FeatureId && feature.MilestoneId == stored.MilestoneId && !isReworded;
        if (isSame && wanted.Check == stored.Check)
        {
            return stored;
        }

        Assertion changed = stored with
        {
            FeatureId = feature.FeatureId,
            MilestoneId = feature.MilestoneId,
            Description = wanted.Description,
            Check = wanted.Check,
            Result = isReworded ? AssertionResult.Pending : stored.Result,
            Evidence = isReworded ? null : stored.Evidence,
            WaivedReason = isReworded ? null : stored.WaivedReason,
        };
        return isSame ? changed : changed with { UpdatedAt = _now };
    }

    private List<Assertion> Planned()
    {
        var assertions = new ItemsInOrder<Assertion>(_before.Assertions, static assertion => assertion.AssertionId);
        var planned = new List<Assertion>(_before.Assertions.Count);
        foreach (PlanFeature feature in _wanted.Features)
        {
            for (int index = 0; index < feature.Fulfills.Count; index++)
            {
                planned.Add(Apply(feature, feature.Fulfills[index], assertions.Find(feature.Fulfills[index].AssertionId)));
            }
        }

        return planned;
    }

    // Assertions of features that don't exist are none of the plan's business.
    private Assertion[] Others(List<Assertion> planned)
    {
        var features = new ItemsInOrder<Feature>(_before.Features, static feature => feature.FeatureId);
        Assertion[] others = [.. _before.Assertions.Where(assertion => features.Find(assertion.FeatureId) is null)];
        if (others.Length == 0)
        {
            return others;
        }

        HashSet<string> taken = [.. planned.Select(static assertion => assertion.AssertionId)];
        return [.. others.Where(assertion => !taken.Contains(assertion.AssertionId))];
    }

    private Mission Apply(MissionDifference difference)
    {
        Mission stored = _before.Mission;
        bool isChanged = difference.Changes.Any(static change => change.Kind is "mission" or "milestone" || change is { Kind: "feature", Action: not PlanAction.Change }
            || change.Fields.Any(static field => field.Field == PlanComparison.Position));
        if (!isChanged)
        {
            return stored;
        }

        var milestones = stored.StoredMilestones.ToDictionary(static milestone => milestone.MilestoneId, StringComparer.Ordinal);
        return stored with
        {
            StoredTitle = _wanted.Title,
            Description = _wanted.Description,
            Proposal = string.IsNullOrEmpty(_wanted.Proposal) ? null : _wanted.Proposal,
            StoredMilestones = [.. _wanted.Milestones.Select(milestone => milestones.TryGetValue(milestone.MilestoneId, out Milestone? before)
                ? before with
                {
                    StoredTitle = milestone.Title,
                    Description = milestone.Description,
                    Order = milestone.Order,
                    Kind = milestone.Kind,
                    Profile = milestone.Profile,
                }
                : milestone.ToMilestone(stored.MissionId))],
            Features = [.. _wanted.Features.Select(static feature => feature.FeatureId)],
            DerivedMilestones = null,
            UpdatedAt = _now,
        };
    }
}
