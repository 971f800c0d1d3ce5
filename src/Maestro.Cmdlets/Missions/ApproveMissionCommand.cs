using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Approve draft missions so that work on them can begin.</summary>
[Cmdlet(VerbsLifecycle.Approve, "MaestroMission", SupportsShouldProcess = true)]
[OutputType(typeof(Mission))]
public sealed class ApproveMissionCommand : MissionDecisionCommand
{
    private protected override string Decision => MissionStatus.Approved;
}
