using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Seal a milestone whose assertions have all passed or been waived.</summary>
[Cmdlet(VerbsLifecycle.Complete, "MaestroMilestone", SupportsShouldProcess = true)]
[OutputType(typeof(Milestone))]
public sealed class CompleteMilestoneCommand : ChangeCommand
{
    /// <summary>Specifies the milestones, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MilestoneIdCompleter))]
    [PlainText]
    public string[] MilestoneId { get; set; } = [];

    /// <summary>Specifies the mission. Default: the only unfinished mission that has the milestone.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Indicates that unfinished features, unsealed earlier milestones and assertions that passed without evidence are errors instead of warnings.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Returns the sealed milestone. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(MilestoneId, Seal);

    private void Seal(string milestoneId) => Make(feedback => Workspace.Milestones.Decide(milestoneId, MissionId, Strict, feedback), Show);

    private void Show(MilestoneChange done)
    {
        if (PassThru)
        {
            WriteObject(Workspace.Missions.Load(done.After.MissionId, Feedback).Milestones.First(milestone => milestone.MilestoneId == done.Milestone.MilestoneId));
        }
    }
}
