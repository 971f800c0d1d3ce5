

namespace Maestro.Missions;

/// <summary>What a plan is read against.</summary>
internal sealed record PlanReaderOptions
{
    /// <summary>Nothing special.</summary>
    public static PlanReaderOptions Default { get; } = new();

    /// <summary>The milestones of the workflow that was asked for; then the plan must not bring its own. Null without a workflow.</summary>
    public IReadOnlyList<PlanMilestone>? WorkflowMilestones { get; init; }
}
