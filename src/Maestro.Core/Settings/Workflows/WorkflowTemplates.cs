namespace Maestro.Settings;

/// <summary>The built-in workflows and the user's own.</summary>
internal static class WorkflowTemplates
{
    private static readonly WorkflowPhase Planning = Phase("Planning", MilestoneKind.Work, MilestoneProfile.Planning);
    private static readonly WorkflowPhase PlanReview = Phase("Plan Review", MilestoneKind.Gate, MilestoneProfile.PlanReview);
    private static readonly WorkflowPhase Implementation = Phase("Implementation", MilestoneKind.Work, MilestoneProfile.Implementation);
    private static readonly WorkflowPhase CodeReview = Phase("Code Review", MilestoneKind.Gate, MilestoneProfile.CodeReview);

    /// <summary>The four that are always there.</summary>
    public static IReadOnlyList<WorkflowTemplate> BuiltIn { get; } =
    [
        new() { Name = "plan-implement", Phases = [Planning, Implementation] },
        new() { Name = "plan-review-implement", Phases = [Planning, PlanReview, Implementation] },
        new() { Name = "plan-implement-review", Phases = [Planning, Implementation, CodeReview] },
        new() { Name = "plan-review-implement-review", Phases = [Planning, PlanReview, Implementation, CodeReview] },
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

    private static WorkflowPhase Phase(string label, string kind, string profile) => new() { Label = label, Kind = kind, Profile = profile };
}
