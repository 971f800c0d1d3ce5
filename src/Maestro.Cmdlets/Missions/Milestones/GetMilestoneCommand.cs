using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Gets milestones in their order, with derived status and progress.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroMilestone")]
[OutputType(typeof(Milestone))]
public sealed class GetMilestoneCommand : WorkspaceCommand
{
    /// <summary>Ids, unambiguous starts of ids, or wildcard patterns. Without it every milestone.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MilestoneIdCompleter))]
    public string[]? MilestoneId { get; set; }

    /// <summary>The missions, by id, start of an id, or wildcard pattern. Without it every mission that is not finished.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>Only milestones with one of these statuses.</summary>
    [Parameter]
    [ValidateSet("pending", "executing", "validating", "sealed", "failed")]
    public string[]? Status { get; set; }

    private protected override void Process() =>
        WriteEach(Workspace.Milestones.Get(IdFilters.From(MissionId), IdFilters.From(MilestoneId), Status, Feedback));
}
