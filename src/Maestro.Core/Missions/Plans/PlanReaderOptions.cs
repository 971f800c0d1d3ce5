

namespace Maestro.Missions;

/// <summary>What a plan is read against.</summary>
internal sealed record PlanReaderOptions
{
    /// <summary>Nothing special.</summary>
    public static PlanReaderOptions Default { get; } = new();

    /// <summary>The milestones of the workflow that was asked for; then the plan must not bring its own. Null without a workflow.</summary>
    public IReadOnlyList<PlanMilestone>? WorkflowMilestones { get; init; }

    /// <summary>
    /// True where the file system does not tell <c>a</c> from <c>A</c>: feature ids that differ only by case are then an error, else a warning.
    /// </summary>
    public bool FileNamesFoldCase { get; init; }
}
