using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <content>What the plan says of an assertion.</content>
public sealed partial class SetAssertionCommand
{
    /// <summary>Specifies what must hold, in new words. The result becomes pending, because what was verified is no longer what is promised.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    private void ChangePlan(string assertionId)
    {
        string changed = assertionId;
        MakeLong(
            feedback =>
            {
                (Mission mission, changed) = Workspace.Plans.FindAssertion(MissionId, assertionId, feedback);
                return Workspace.Plans.Decide(new PlanUpdateRequest(MissionId) { Reason = Reason }, mission, PlanEdits.SetAssertion(changed, Description!), feedback);
            },
            done =>
            {
                if (PassThru && Result is null && Check is null)
                {
                    WriteObject(done.After.Assertions.First(each => each.AssertionId == changed));
                }
            });
    }
}
