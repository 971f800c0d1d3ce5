using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What can differ between two plans, field by field. Pure.</summary>
internal static class PlanFields
{
    private static readonly (string Name, Func<MissionPlan, object?> Value)[] OfPlan =
    [
        ("title", static plan => Display.Plain(plan.Title)),
        ("description", static plan => plan.Description),
        ("proposal", static plan => plan.Proposal),
    ];

    private static readonly (string Name, Func<PlanMilestone, object?> Value)[] OfMilestone =
    [
        ("title", static milestone => milestone.Title),
        ("description", static milestone => milestone.Description),
        ("order", static milestone => milestone.Order),
        ("kind", static milestone => milestone.Kind ?? MilestoneKind.Work),
        ("profile", static milestone => milestone.Profile ?? MilestoneProfile.Custom),
    ];

    private static readonly (string Name, Func<PlanFeature, object?> Value)[] OfFeature =
    [
        ("milestoneId", static feature => feature.MilestoneId),
        ("title", static feature => feature.Title),
        ("description", static feature => feature.Description),
        ("workerType", static feature => feature.WorkerType),
        ("verificationSteps", static feature => feature.VerificationSteps),
        ("dependsOn", static feature => feature.DependsOn),
        ("preconditions", static feature => feature.Preconditions),
        ("expectedBehavior", static feature => feature.ExpectedBehavior),
        ("priority", static feature => feature.Priority),
        ("labels", static feature => feature.Labels),
        ("files", static feature => feature.Files),
        ("parentId", static feature => feature.ParentId),
    ];

    private static readonly (string Name, Func<PlanAssertion, object?> Value)[] OfAssertion =
    [
        ("description", static entry => entry.Description),
        ("check", static entry => entry.Check),
    ];

    public static List<PlanFieldChange> Compare(MissionPlan before, MissionPlan after) => Compare(OfPlan, before, after);

    public static List<PlanFieldChange> Compare(PlanMilestone before, PlanMilestone after) => Compare(OfMilestone, before, after);

    /// <summary>True when nothing can differ but the entries, for most features of a large plan: nothing is allocated to find that out.</summary>
    private static bool IsUnchanged(PlanFeature before, PlanFeature after) =>
        before.MilestoneId == after.MilestoneId && before.Title == after.Title && before.Description == after.Description && before.WorkerType == after.WorkerType
        && before.Priority == after.Priority && before.ParentId == after.ParentId && before.Preconditions == after.Preconditions && before.ExpectedBehavior == after.ExpectedBehavior
        && AreSame(before.VerificationSteps, after.VerificationSteps) && AreSame(before.DependsOn, after.DependsOn)
        && AreSame(before.Labels, after.Labels) && AreSame(before.Files, after.Files);

    private static bool AreSame(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        bool same = before.Count == after.Count;
        for (int index = 0; same && index < before.Count; index++)
        {
            same = before[index] == after[index];
        }

        return same;
    }

    public static List<PlanFieldChange> Compare(PlanFeature before, PlanFeature after)
    {
        if (IsUnchanged(before, after) && HaveSame(before, after, static (_, _) => true))
        {
            return [];
        }

        List<PlanFieldChange> changes = Compare(OfFeature, before, after);
        if (HaveSame(before, after, static (_, _) => true))
        {
            return changes;
        }

        string[] was = [.. before.Fulfills.Select(static entry => entry.AssertionId)];
        string[] becomes = [.. after.Fulfills.Select(static entry => entry.AssertionId)];

        // What comes or goes is reported as such; here it is only about the order of the rest.
        if (!was.Where(becomes.Contains).SequenceEqual(becomes.Where(was.Contains)))
        {
            changes.Add(Of("fulfills", was, becomes));
        }

        return changes;
    }

    /// <summary>True when two features promise the same with the same checks, in the same order.</summary>
    public static bool HaveSameEntries(PlanFeature before, PlanFeature after) =>
        HaveSame(before, after, static (one, other) => (one.Description == other.Description && one.Check == other.Check) || Compare(one, other).Count == 0);

    private static bool HaveSame(PlanFeature before, PlanFeature after, Func<PlanAssertion, PlanAssertion, bool> isSame)
    {
        bool same = before.Fulfills.Count == after.Fulfills.Count;
        for (int index = 0; same && index < before.Fulfills.Count; index++)
        {
            same = before.Fulfills[index].AssertionId == after.Fulfills[index].AssertionId && isSame(before.Fulfills[index], after.Fulfills[index]);
        }

        return same;
    }

    public static List<PlanFieldChange> Compare(PlanAssertion before, PlanAssertion after) => Compare(OfAssertion, before, after);

    public static PlanFieldChange Of(string name, object? before, object? after) => new() { Field = name, Before = Shown(before), After = Shown(after) };

    private static List<PlanFieldChange> Compare<T>((string Name, Func<T, object?> Value)[] fields, T before, T after)
    {
        List<PlanFieldChange> changes = [];
        foreach ((string name, Func<T, object?> value) in fields)
        {
            (object? was, object? becomes) = (value(before), value(after));
            if (!ReferenceEquals(was, becomes) && !IsSame(was, becomes))
            {
                changes.Add(Of(name, was, becomes));
            }
        }

        return changes;
    }

    // A text that is empty says as much as none.
    private static bool IsSame(object? before, object? after) => (before, after) switch
    {
        (string or null, string or null) => (string?)before is { Length: > 0 } text ? text == (string?)after : string.IsNullOrEmpty((string?)after),
        (IReadOnlyList<string> was, IReadOnlyList<string> becomes) => was.Count == becomes.Count && (was.Count == 0 || was.SequenceEqual(becomes)),
        _ => Equals(before, after),
    };

    private static string? Shown(object? value) => Text(value) is { } text ? Display.Plain(text) : null;

    private static string? Text(object? value) => value switch
    {
        IReadOnlyList<string> { Count: 0 } => null,
        IEnumerable<string> texts => string.Join(", ", texts),
        string { Length: 0 } => null,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
