using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Add an assertion to a feature.</summary>
/// <remarks>
/// An assertion is what a feature promises; its milestone can't be sealed before it is verified. A description that is a single word is also the id; other
/// assertions get the id of the feature and a number, unless -AssertionId specifies one.
/// </remarks>
/// <example>
/// Add an assertion
/// <code>Add-MaestroAssertion auth-impl 'The login form shows an error for a wrong password'</code>
/// <para>The assertion gets a numbered id.</para>
/// </example>
/// <example>
/// Add an assertion with a check
/// <code>Add-MaestroAssertion auth-impl 'All tests pass' -AssertionId tests-pass -Check 'dotnet test'</code>
/// <para>The command in -Check proves the assertion.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "MaestroAssertion", SupportsShouldProcess = true)]
[OutputType(typeof(Assertion))]
public sealed class AddAssertionCommand : PlanEditCommand
{
    /// <summary>Specifies the feature that promises it, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    [ValidateNotNullOrEmpty]
    [PlainText]
    public string FeatureId { get; set; } = "";

    /// <summary>Specifies what must hold.</summary>
    [Parameter(Position = 1, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Description { get; set; } = "";

    /// <summary>Specifies the id of the new assertion: letters, digits, <c>_</c>, <c>-</c> and single dots inside.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AssertionIdCompleter))]
    public string? AssertionId { get; set; }

    /// <summary>Specifies the command that proves it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Check { get; set; }

    private protected override void Process() => Edit(
        new PlanUpdateRequest(MissionId),
        feedback =>
        {
            (Mission mission, Feature feature) = Workspace.Features.Find(MissionId, FeatureId, feedback);
            var assertion = new PlanAssertion { AssertionId = AssertionId ?? "", HasOwnId = AssertionId is not null, Description = Description, Check = Check };
            return (mission, PlanEdits.AddAssertion(feature.FeatureId, assertion));
        },
        done =>
        {
            HashSet<string> before = [.. done.Before.Assertions.Select(static assertion => assertion.AssertionId)];
            WriteEach(done.After.Assertions.Where(assertion => !before.Contains(assertion.AssertionId)));
        });
}
