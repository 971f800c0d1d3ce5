using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Add a milestone to a mission.</summary>
/// <remarks>
/// A mission's milestones are sealed in their order. Without -Order, the new milestone is the last one.
/// </remarks>
/// <example>
/// Add a milestone
/// <code>Add-MaestroMilestone release 'Release' -Description 'Ship it'</code>
/// <para>This command adds a milestone behind all others.</para>
/// </example>
/// <example>
/// Add a gate
/// <code>Add-MaestroMilestone review 'Code review' -Kind gate -Profile code-review</code>
/// <para>Features in milestones after a gate can't be started before it is sealed.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "MaestroMilestone", SupportsShouldProcess = true)]
[OutputType(typeof(Milestone))]
public sealed class AddMilestoneCommand : PlanEditCommand
{
    /// <summary>Specifies the id of the new milestone.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MilestoneIdCompleter))]
    public string MilestoneId { get; set; } = "";

    /// <summary>Specifies the title.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "";

    /// <summary>Specifies what the milestone is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>Specifies its place among the milestones, from 0. Default: the last place.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, int.MaxValue)]
    public int? Order { get; set; }

    /// <summary>Specifies the kind: <c>work</c> or <c>gate</c>. Default: work.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("work", "gate")]
    public string? Kind { get; set; }

    /// <summary>Specifies the profile, which selects what worker prompts contain. Default: custom.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSet("planning", "plan-review", "implementation", "code-review", "bug-hunt", "simplify", "validation", "custom")]
    public string? Profile { get; set; }

    private protected override void Process()
    {
        var milestone = new PlanMilestone { MilestoneId = MilestoneId, Title = Title, Description = Description ?? "", Kind = Kind, Profile = Profile };
        Edit(
            new PlanUpdateRequest(MissionId),
            feedback => (Workspace.Plans.Find(MissionId, feedback), PlanEdits.AddMilestone(milestone, Order)),
            done => WriteObject(done.After.Milestones.First(each => each.MilestoneId == milestone.MilestoneId)));
    }
}
