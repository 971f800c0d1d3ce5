using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Gets features in plan order, with what blocks each and what it unblocks.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroFeature")]
[OutputType(typeof(Feature))]
public sealed class GetFeatureCommand : WorkspaceCommand
{
    /// <summary>Ids, unambiguous starts of ids, or wildcard patterns. Without it every feature.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string[]? FeatureId { get; set; }

    /// <summary>The missions, by id, start of an id, or wildcard pattern. Without it every mission that is not finished.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>Only features of these milestones, by id, start of an id, or wildcard pattern.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MilestoneIdCompleter))]
    public string[]? MilestoneId { get; set; }

    /// <summary>Only features with one of these statuses.</summary>
    [Parameter]
    [ValidateSet("pending", "assigned", "in-progress", "review", "done", "blocked")]
    public string[]? Status { get; set; }

    /// <summary>Only features that can be started now: pending, dependencies done, mission approved or executing.</summary>
    [Parameter]
    public SwitchParameter Ready { get; set; }

    private protected override void Process() => WriteEach(Workspace.Features.Get(
        new FeatureQuery
        {
            Missions = IdFilters.From(MissionId),
            Features = IdFilters.From(FeatureId),
            Milestones = IdFilters.From(MilestoneId),
            Statuses = Status,
            ReadyOnly = Ready,
        },
        Feedback));
}
