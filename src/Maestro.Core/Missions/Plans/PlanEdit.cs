using System.Text;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>A small change of a plan: what it leads to is read and checked by the rules of plans, like a plan that somebody wrote.</summary>
/// <param name="Target">What it is about, with its id.</param>
/// <param name="Action">What is done to it.</param>
/// <param name="Change">Makes the JSON of the changed plan; each entry of the present one has an id of its own.</param>
internal sealed record PlanEdit(string Target, string Action, Func<MissionPlan, ReadOnlyMemory<byte>> Change)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A change that leads from plan to plan.</summary>
    public static PlanEdit Of(string target, string action, Func<MissionPlan, MissionPlan> change) =>
        new(target, action, plan => PlanWriter.Write(RequireWholeCharacters(change(plan))));

    /// <summary>The plan after the change.</summary>
    /// <exception cref="MaestroException">ArgumentInvalid, FeatureNotFound, MilestoneNotFound, IdInvalid, PlanInvalid.</exception>
    public MissionPlan Apply(MissionPlan present, PlanReaderOptions options)
    {
        MissionPlan own = present with
        {
            Features = [.. present.Features.Select(static feature => feature.Fulfills.Count == 0 ? feature : feature with
            {
                Fulfills = [.. feature.Fulfills.Select(static entry => entry with { HasOwnId = IdPattern.IsItem(entry.AssertionId) })],
            })],
        };
        try
        {
            PlanReadResult result = PlanReader.Read(Change(own).Span, options);
            return result.Plan ?? throw Refusal(result.Problems.Where(static problem => problem.IsError).MaxBy(static problem => problem.Rule == PlanRule.UnknownKey)!);
        }
        catch (ArgumentException exception)
        {
            // How the platform refuses half of a surrogate pair.
            throw new MaestroException(ErrorCode.ArgumentInvalid, "A text contains an unpaired surrogate (\\uD800 to \\uDFFF alone).", innerException: exception);
        }
    }

    // The platform would write another character for half of a surrogate pair.
    private static MissionPlan RequireWholeCharacters(MissionPlan plan)
    {
        foreach (PlanMilestone milestone in plan.Milestones)
        {
            Require([milestone.MilestoneId, milestone.Title, milestone.Description]);
        }

        foreach (PlanFeature feature in plan.Features)
        {
            Require([feature.FeatureId, feature.MilestoneId, feature.Title, feature.Description, feature.WorkerType, feature.ParentId]);
            Require([.. feature.VerificationSteps, .. feature.DependsOn, .. feature.Labels, .. feature.Files]);
            Require(feature.Fulfills.SelectMany(static entry => (string?[])[entry.AssertionId, entry.Description, entry.Check]));
        }

        return plan;

        static void Require(IEnumerable<string?> texts)
        {
            foreach (string? text in texts)
            {
                StrictUtf8.GetByteCount(text ?? "");
            }
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
        $"{(Target.StartsWith("the ", StringComparison.Ordinal) ? $"T{Target[1..]}" : Target)}: {Field(problem.Path)}{problem.Message} Nothing was changed.",
        "Get-MaestroFeature lists the features with their dependencies, Get-MaestroMilestone the milestones.",
        Target);

    // features[3].dependsOn[0] means nothing to somebody who wrote no plan; dependsOn[0] does.
    private static string Field(string path) => path.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? $"{path[(dot + 1)..]}: " : "";
}
