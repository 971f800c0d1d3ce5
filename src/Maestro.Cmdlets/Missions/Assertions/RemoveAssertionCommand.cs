using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Remove an assertion from a mission.</summary>
/// <remarks>
/// The assertion is kept, with the reason, in removed/ in the folder of the mission. One that has a result is only removed with -Force. To record that an
/// assertion need not hold, waive it instead: Set-MaestroAssertion -Result waived.
/// </remarks>
/// <example>
/// Remove an assertion
/// <code>Remove-MaestroAssertion auth-login-works -Reason 'covered by another one'</code>
/// <para>This command removes an assertion without a result.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "MaestroAssertion", SupportsShouldProcess = true)]
[OutputType(typeof(Assertion))]
public sealed class RemoveAssertionCommand : PlanEditCommand
{
    /// <summary>Specifies the assertions, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AssertionIdCompleter))]
    [PlainText]
    public string[] AssertionId { get; set; } = [];

    /// <summary>Specifies why the assertion is removed. The reason is kept with it.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>Indicates that the cmdlet also removes an assertion that has a result. By default, that is an error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the removed assertion. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(AssertionId, Remove);

    private void Remove(string assertionId)
    {
        string removed = assertionId;
        Edit(
            new PlanUpdateRequest(MissionId) { Reason = Reason, Force = Force },
            feedback =>
            {
                (Mission mission, removed) = Workspace.Plans.FindAssertion(MissionId, assertionId, feedback);
                return (mission, PlanEdits.RemoveAssertion(removed));
            },
            done =>
            {
                if (PassThru)
                {
                    WriteObject(done.Before.Assertions.First(each => each.AssertionId == removed));
                }
            });
    }
}
