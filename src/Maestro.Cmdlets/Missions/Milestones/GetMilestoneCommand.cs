using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Get milestones in order, with their derived status and progress.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroMilestone")]
[OutputType(typeof(Milestone))]
public sealed class GetMilestoneCommand : MissionFilterCommand
{
    /// <summary>Specifies ids, unambiguous prefixes, or wildcard patterns. Default: all milestones.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MilestoneIdCompleter))]
    [PlainText]
    public string[]? MilestoneId { get; set; }

    /// <summary>Specifies the statuses to return.</summary>
    [Parameter]
    [ValidateSet("pending", "executing", "validating", "sealed", "failed")]
    public string[]? Status { get; set; }

    private protected override void Process() =>
        WriteEach(Workspace.Milestones.Get(IdFilters.From(MissionId), IdFilters.From(MilestoneId), Status, Feedback));
}
