using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Seals a milestone whose assertions are all passed or waived.</summary>
[Cmdlet(VerbsLifecycle.Complete, "MaestroMilestone", SupportsShouldProcess = true)]
[OutputType(typeof(Milestone))]
public sealed class CompleteMilestoneCommand : WorkspaceCommand
{
    /// <summary>The milestones, by id or unambiguous start of one.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MilestoneIdCompleter))]
    public string[] MilestoneId { get; set; } = [];

    /// <summary>The mission. Without it the only mission that is not finished and has the milestone.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Refuse while features are not done or earlier milestones are not sealed, instead of warning.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Emit the sealed milestone.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(MilestoneId, Seal);

    private void Seal(string milestoneId)
    {
        MilestoneChange planned = Workspace.Milestones.Decide(milestoneId, MissionId, Strict, Feedback);
        Warn(planned.Warnings);
        (string id, string missionId) = (planned.Milestone.MilestoneId, planned.Before.MissionId);
        if (ShouldProcess($"{id} of {missionId}", "Seal"))
        {
            Workspace.Milestones.Apply(id, missionId, Strict, Feedback, Cancellation);
            if (PassThru)
            {
                WriteObject(Workspace.Missions.Load(missionId, Feedback).Milestones.First(milestone => milestone.MilestoneId == id));
            }
        }
    }
}
