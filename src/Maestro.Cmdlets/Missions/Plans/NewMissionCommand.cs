using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Create a draft mission from a plan.</summary>
[Cmdlet(VerbsCommon.New, "MaestroMission", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(Mission))]
public sealed class NewMissionCommand : PlanCommand
{
    /// <summary>Indicates that the cmdlet imports the status and evidence of work that the plan says is done or in progress. By default, everything
    /// is pending.</summary>
    [Parameter]
    public SwitchParameter ImportProgress { get; set; }

    /// <summary>Indicates that the cmdlet creates a mission even if another one was created from the same plan. By default, that is an error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Handle(PlanReadResult result, string? source)
    {
        MissionPlan plan = result.PlanOrThrow(source);
        Warn(result.Problems.Select(static problem => problem.ToString()));
        if (plan.HasProgress && !ImportProgress)
        {
            WriteWarning("The plan contains the status or evidence of work. Everything is pending in the new mission; use -ImportProgress to import it.");
        }

        Make(_ => Workspace.Missions.DecideCreate(plan, ImportProgress, Force), made => WriteObject(made.Mission));
    }
}
