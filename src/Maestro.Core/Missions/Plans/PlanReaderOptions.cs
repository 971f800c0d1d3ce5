namespace Maestro.Missions;

/// <summary>What a plan is read against.</summary>
internal sealed record PlanReaderOptions
{
    /// <summary>Nothing special.</summary>
    public static PlanReaderOptions Default { get; } = new();

    /// <summary>The milestones of the workflow that was asked for; then the plan must not bring its own. Null without a workflow.</summary>
    public IReadOnlyList<PlanMilestone>? WorkflowMilestones { get; init; }

    /// <summary>The milestones of a plan that has none and for which no workflow was asked for; null to refuse such a plan. Asked when needed.</summary>
    public Func<IReadOnlyList<PlanMilestone>>? DefaultMilestones { get; init; }

    /// <summary>The worker type of features that name none; null to refuse them. Asked when needed.</summary>
    public Func<string>? DefaultWorker { get; init; }
}
