using System.Text.RegularExpressions;
using Maestro.Kernel;

namespace Maestro.Settings;

/// <summary>The built-in workflows, the user's own, and the milestones they make.</summary>
internal static partial class WorkflowTemplates
{
    private static readonly WorkflowPhase s_planning = Phase("Planning", MilestoneKind.Work, MilestoneProfile.Planning);
    private static readonly WorkflowPhase s_planReview = Phase("Plan Review", MilestoneKind.Gate, MilestoneProfile.PlanReview);
    private static readonly WorkflowPhase s_implementation = Phase("Implementation", MilestoneKind.Work, MilestoneProfile.Implementation);
    private static readonly WorkflowPhase s_codeReview = Phase("Code Review", MilestoneKind.Gate, MilestoneProfile.CodeReview);

    /// <summary>The four that are always there.</summary>
    public static IReadOnlyList<WorkflowTemplate> BuiltIn { get; } =
    [
        new() { Name = "plan-implement", Phases = [s_planning, s_implementation] },
        new() { Name = "plan-review-implement", Phases = [s_planning, s_planReview, s_implementation] },
        new() { Name = "plan-implement-review", Phases = [s_planning, s_implementation, s_codeReview] },
        new() { Name = "plan-review-implement-review", Phases = [s_planning, s_planReview, s_implementation, s_codeReview] },
    ];

    /// <summary>The built-in templates, replaced by the user's of the same name, then the user's others.</summary>
    public static IReadOnlyList<WorkflowTemplate> Merge(IEnumerable<WorkflowTemplate> own)
    {
        List<WorkflowTemplate> templates = [.. BuiltIn];
        foreach (WorkflowTemplate template in own)
        {
            int index = templates.FindIndex(known => known.Name == template.Name);
            if (index < 0)
            {
                templates.Add(template);
            }
            else
            {
                templates[index] = template;
            }
        }

        return templates;
    }

    /// <summary>The milestones of the workflow with a name.</summary>
    /// <exception cref="MaestroException">WorkflowNotFound, WorkflowInvalid.</exception>
    public static IReadOnlyList<PlanMilestone> Milestones(string name, IEnumerable<WorkflowTemplate> own)
    {
        IReadOnlyList<WorkflowTemplate> templates = Merge(own);
        WorkflowTemplate? template = templates.FirstOrDefault(known => known.Name == name);
        return template is not null
            ? Milestones(template)
            : throw new MaestroException(
                ErrorCode.WorkflowNotFound,
                $"There is no workflow {QuotedText.Of(name)}.{NearestWord.Suggest(name, templates.Select(known => known.Name))}",
                $"Use -Workflow with one of: {string.Join(", ", templates.Select(known => known.Name))}",
                name);
    }

    private static List<PlanMilestone> Milestones(WorkflowTemplate template)
    {
        if (template.Phases.Count == 0)
        {
            throw Invalid(template, "phases", "a workflow has at least one phase");
        }

        List<PlanMilestone> milestones = [];
        foreach (WorkflowPhase phase in template.Phases)
        {
            string path = $"phases[{milestones.Count}]";
            PlanMilestone milestone = Milestone(template, phase, path, milestones.Count);
            if (milestones.Exists(earlier => earlier.MilestoneId == milestone.MilestoneId))
            {
                throw Invalid(template, $"{path}.label", $"two phases would make the milestone {QuotedText.Of(milestone.MilestoneId)}");
            }

            milestones.Add(milestone);
        }

        return milestones;
    }

    private static PlanMilestone Milestone(WorkflowTemplate template, WorkflowPhase phase, string path, int order)
    {
        if (string.IsNullOrWhiteSpace(phase.Label))
        {
            throw Invalid(template, $"{path}.label", "a phase needs a label");
        }

        if (phase.Kind is not null && !MilestoneKind.All.Contains(phase.Kind))
        {
            throw Invalid(template, $"{path}.kind", $"{QuotedText.Of(phase.Kind)} is not {QuotedText.AnyOf(MilestoneKind.All)}");
        }

        if (phase.Profile is not null && !MilestoneProfile.All.Contains(phase.Profile))
        {
            throw Invalid(template, $"{path}.profile", $"{QuotedText.Of(phase.Profile)} is not one of {QuotedText.AnyOf(MilestoneProfile.All)}");
        }

        return new PlanMilestone
        {
            MilestoneId = WhiteSpace().Replace(phase.Label.ToLowerInvariant(), "-"),
            Title = phase.Label,
            Description = phase.Description ?? phase.Label,
            Order = order,
            Kind = phase.Kind ?? MilestoneKind.Work,
            Profile = phase.Profile,
        };
    }

    private static MaestroException Invalid(WorkflowTemplate template, string path, string reason) => new(
        ErrorCode.WorkflowInvalid,
        $"The workflow {QuotedText.Of(template.Name)} can't be used: {reason} ({path}).",
        "Get-MaestroConfig -Key workflowTemplates",
        template.Name);

    private static WorkflowPhase Phase(string label, string kind, string profile) => new() { Label = label, Kind = kind, Profile = profile };

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
