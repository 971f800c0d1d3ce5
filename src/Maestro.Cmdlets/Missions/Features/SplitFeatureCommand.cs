using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Split a feature into parts.</summary>
/// <remarks>
/// The parts follow the feature in the plan. They have its milestone, worker, verification steps, priority, labels and files, unless they specify their own,
/// and depend on what it depends on; features that depended on it depend on the parts instead. The feature stays as their parent, and is done when all of
/// them are. A part that fulfils an assertion of the feature takes it over with its result.
/// </remarks>
/// <example>
/// Split a feature by titles
/// <code>Split-MaestroFeature auth-impl -Into 'Build the form', 'Check the password'</code>
/// <para>This command creates the parts <c>auth-impl-1</c> and <c>auth-impl-2</c>.</para>
/// </example>
/// <example>
/// Split a feature into dependent parts
/// <code>
/// Split-MaestroFeature auth-impl -Into @(
///     @{ id = 'auth-form'; title = 'Build the form' }
///     @{ id = 'auth-check'; title = 'Check the password'; dependsOn = 'auth-form'; verificationSteps = 'dotnet test' }
/// )
/// </code>
/// <para>Parts can have all the keys of a feature in a plan.</para>
/// </example>
[Cmdlet(VerbsCommon.Split, "MaestroFeature", SupportsShouldProcess = true)]
[OutputType(typeof(Feature))]
public sealed class SplitFeatureCommand : PlanEditCommand
{
    /// <summary>Specifies the feature, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    [PlainText]
    public string FeatureId { get; set; } = "";

    /// <summary>Specifies the parts: titles, or hashtables or objects with the keys of a feature in a plan.</summary>
    [Parameter(Position = 1, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public object[] Into { get; set; } = [];

    private protected override void Process()
    {
        byte[] parts = JsonInput.Serialized(Into, ErrorCode.ArgumentInvalid, PlanKeys.Lists);
        MakeLong(
            feedback =>
            {
                (Mission mission, Feature feature) = Workspace.Features.Find(MissionId, FeatureId, feedback);
                return Workspace.Plans.DecideSplit(new PlanUpdateRequest(MissionId), mission, feature, parts, feedback);
            },
            done =>
            {
                HashSet<string> before = [.. done.Before.Features.Select(static feature => feature.FeatureId)];
                WriteEach(done.After.Features.Where(feature => !before.Contains(feature.FeatureId)));
            });
    }
}
