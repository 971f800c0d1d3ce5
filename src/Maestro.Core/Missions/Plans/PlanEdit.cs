using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>A small change of a plan: what it leads to is checked by the rules of plans, like a plan that somebody wrote.</summary>
/// <param name="Target">What it is about, with its id.</param>
/// <param name="Action">What is done to it.</param>
/// <param name="Change">The change itself; each entry has an id of its own, but for new ones that are to get one.</param>
internal sealed record PlanEdit(string Target, string Action, Func<MissionPlan, MissionPlan> Change)
{
    /// <summary>The plan after the change, read and checked.</summary>
    /// <exception cref="MaestroException">ArgumentInvalid, FeatureNotFound, MilestoneNotFound, IdInvalid, PlanInvalid.</exception>
    public MissionPlan Apply(MissionPlan present)
    {
        MissionPlan changed;
        try
        {
            changed = Change(present);
            PlanReadResult result = PlanReader.Read(PlanWriter.Write(changed).Span);
            return result.Plan ?? throw Refusal(result.Problems.First(static problem => problem.IsError));
        }
        catch (ArgumentException exception)
        {
            // How the platform refuses half of a surrogate pair.
            throw new MaestroException(ErrorCode.ArgumentInvalid, "A text contains an unpaired surrogate (\\uD800 to \\uDFFF alone).", innerException: exception);
        }
    }

    private MaestroException Refusal(PlanProblem problem) => new(
        problem.Rule switch
        {
            PlanRule.UnknownFeature => ErrorCode.FeatureNotFound,
            PlanRule.UnknownMilestone => ErrorCode.MilestoneNotFound,
            PlanRule.Pattern or PlanRule.ReservedName or PlanRule.Length when problem.Path.EndsWith('d') => ErrorCode.IdInvalid,
            PlanRule.Cycle or PlanRule.SelfDependency => ErrorCode.PlanInvalid,
            _ => ErrorCode.ArgumentInvalid,
        },
        $"{Target} can't be changed like this: {Field(problem.Path)}{problem.Message}",
        "Get-MaestroFeature lists the features with their dependencies, Get-MaestroMilestone the milestones.",
        Target);

    // features[3].dependsOn[0] means nothing to somebody who wrote no plan; dependsOn[0] does.
    private static string Field(string path) => path.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? $"{path[(dot + 1)..]}: " : "";
}
