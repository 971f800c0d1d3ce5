using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Settings;

namespace Maestro.Missions;

/// <summary>Makes the milestones of a workflow's phases.</summary>
internal static partial class WorkflowMilestones
{
    /// <summary>The milestones of the workflow with a name.</summary>
    /// <exception cref="MaestroException">WorkflowNotFound, WorkflowInvalid.</exception>
    public static IReadOnlyList<PlanMilestone> Of(string name, IEnumerable<WorkflowTemplate> own)
    {
        IReadOnlyList<WorkflowTemplate> templates = WorkflowTemplates.Merge(own);
        WorkflowTemplate? template = templates.FirstOrDefault(known => known.Name == name);
        return template is not null
            ? Of(template)
            : throw new MaestroException(
                ErrorCode.WorkflowNotFound,
                $"There is no workflow {QuotedText.Of(name)}.{NearestWord.Suggest(name, templates.Select(known => known.Name))}",
                $"Use -Workflow with one of: {string.Join(", ", templates.Select(known => known.Name))}",
                name);
    }

    private static List<PlanMilestone> Of(WorkflowTemplate template)
    {
        if (template.Phases.Count == 0)
        {
            throw Invalid(template, "phases", "a workflow requires at least one phase");
        }

        List<PlanMilestone> milestones = [];
        foreach (WorkflowPhase phase in template.Phases)
        {
            string path = $"phases[{milestones.Count}]";
            PlanMilestone milestone = Milestone(template, phase, path, milestones.Count);
            if (milestones.Exists(earlier => earlier.MilestoneId == milestone.MilestoneId))
            {
                throw Invalid(template, $"{path}.label", $"two phases have the same milestone id, {QuotedText.Of(milestone.MilestoneId)}");
            }

            milestones.Add(milestone);
        }

        return milestones;
    }

    private static PlanMilestone Milestone(WorkflowTemplate template, WorkflowPhase phase, string path, int order)
    {
        if (InvisibleCharacters.IsBlank(phase.Label))
        {
            throw Invalid(template, $"{path}.label", "a phase requires a label");
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
        $"The workflow {QuotedText.Of(template.Name)} is not valid: {reason} ({path}).",
        "Get-MaestroConfig -Key workflowTemplates",
        template.Name);

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
