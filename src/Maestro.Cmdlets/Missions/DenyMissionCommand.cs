using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Reject draft missions permanently.</summary>
[Cmdlet(VerbsLifecycle.Deny, "MaestroMission", SupportsShouldProcess = true)]
[OutputType(typeof(Mission))]
public sealed class DenyMissionCommand : MissionDecisionCommand
{
    private protected override string Decision => MissionStatus.Rejected;
}
