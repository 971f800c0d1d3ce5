using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Get features in plan order, with what blocks them and what they unblock.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroFeature")]
[OutputType(typeof(Feature))]
public sealed class GetFeatureCommand : MissionFilterCommand
{
    /// <summary>Specifies ids, unambiguous prefixes, or wildcard patterns. Default: all features.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    [PlainText]
    public string[]? FeatureId { get; set; }

    /// <summary>Specifies the milestones whose features are returned, by id, prefix, or wildcard pattern.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MilestoneIdCompleter))]
    public string[]? MilestoneId { get; set; }

    /// <summary>Specifies the statuses to return.</summary>
    [Parameter]
    [ValidateSet("pending", "assigned", "in-progress", "review", "done", "blocked")]
    public string[]? Status { get; set; }

    /// <summary>Indicates that the cmdlet returns only features that can be started now: the feature is pending, its dependencies are done, and its
    /// mission is approved or executing.</summary>
    [Parameter]
    public SwitchParameter Ready { get; set; }

    /// <summary>Specifies labels, or wildcard patterns. Features with any of them are returned.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[]? Label { get; set; }

    /// <summary>Specifies the priorities to return, from 0, the most urgent, to 4.</summary>
    [Parameter]
    [ValidateRange(0, 4)]
    public int[]? Priority { get; set; }

    private protected override void Process() => WriteEach(Workspace.Features.Get(
        new FeatureQuery
        {
            Missions = IdFilters.From(MissionId),
            Features = IdFilters.From(FeatureId),
            Milestones = IdFilters.From(MilestoneId),
            Statuses = Status,
            ReadyOnly = Ready,
            Labels = IdFilters.From(Label),
            Priorities = Priority,
            WithHistory = FeatureId is not null && !FeatureId.Any(WildcardPattern.ContainsWildcardCharacters),
        },
        Feedback));
}
