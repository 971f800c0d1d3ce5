using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Remove a feature from a mission.</summary>
/// <remarks>
/// The feature and its assertions are removed from the plan and kept, with the reason, in removed/ in the folder of the mission. Features that depended on it
/// depend on what it depended on. A feature that was started, or whose assertions have a result, is only removed with -Force.
/// </remarks>
/// <example>
/// Remove a feature
/// <code>Remove-MaestroFeature auth-impl -Reason 'bought instead'</code>
/// <para>This command removes a feature that was not started.</para>
/// </example>
/// <example>
/// Remove features by label
/// <code>Get-MaestroFeature -Status pending -Label obsolete | Remove-MaestroFeature -Reason 'no longer needed' -WhatIf</code>
/// <para>This command shows which features would be removed.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "MaestroFeature", SupportsShouldProcess = true)]
[OutputType(typeof(Feature))]
public sealed class RemoveFeatureCommand : PlanRemovalCommand
{
    /// <summary>Specifies the features, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    [PlainText]
    public string[] FeatureId { get; set; } = [];

    private protected override void Process() => ForEach(FeatureId, id => Remove(
        feedback => Workspace.Features.Find(MissionId, id, feedback) is var (mission, feature) ? (mission, feature.FeatureId) : default,
        PlanEdits.RemoveFeature,
        static (done, removed) => done.Before.Features.First(each => each.FeatureId == removed)));
}
