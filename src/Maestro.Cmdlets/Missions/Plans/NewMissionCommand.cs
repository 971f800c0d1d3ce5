using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Create a draft mission from a plan.</summary>
[Cmdlet(VerbsCommon.New, "MaestroMission", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(Mission))]
public sealed class NewMissionCommand : PlanCommand
{
    private protected override void Handle(PlanReadResult result, string? source)
    {
        MissionPlan plan = result.PlanOrThrow(source);
        Warn(result.Problems.Select(static problem => problem.ToString()));
        Make(_ => Workspace.Missions.DecideCreate(plan), made => WriteObject(made.Mission));
    }
}
