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
public sealed class RemoveAssertionCommand : PlanRemovalCommand
{
    /// <summary>Specifies the assertions, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AssertionIdCompleter))]
    [PlainText]
    public string[] AssertionId { get; set; } = [];

    private protected override void Process() => ForEach(AssertionId, id => Remove(
        feedback => Workspace.Plans.FindAssertion(MissionId, id, feedback),
        PlanEdits.RemoveAssertion,
        static (done, removed) => done.Before.Assertions.First(each => each.AssertionId == removed)));
}
