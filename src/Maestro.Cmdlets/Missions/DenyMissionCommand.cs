using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Rejects draft missions, for good.</summary>
[Cmdlet(VerbsLifecycle.Deny, "MaestroMission", SupportsShouldProcess = true)]
[OutputType(typeof(Mission))]
public sealed class DenyMissionCommand : MissionDecisionCommand
{
    private protected override string Decision => MissionStatus.Rejected;

    private protected override string Action => "Reject";
}
