using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Get the issues that reports name beside the work.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroIssue")]
[OutputType(typeof(ReportedIssue))]
public sealed class GetIssueCommand : WorkspaceCommand
{
    /// <summary>Specifies the issues, by id, unambiguous prefix, or wildcard pattern. Default: all issues.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(IssueIdCompleter))]
    [PlainText]
    public string[]? IssueId { get; set; }

    /// <summary>Specifies the features whose reports name the issues, by id, prefix, or wildcard pattern.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string[]? FeatureId { get; set; }

    /// <summary>Specifies the missions, by id, prefix, or wildcard pattern. Default: all unfinished missions.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>Specifies the statuses: <c>open</c>, <c>feature</c>, <c>assertion</c>, <c>dismissed</c>. Default: all statuses.</summary>
    [Parameter]
    [ValidateSet(IssueStatus.Open, IssueStatus.Feature, IssueStatus.Assertion, IssueStatus.Dismissed)]
    public string[]? Status { get; set; }

    private protected override void Process() => WriteEach(Workspace.Issues.Get(
        new IssueQuery { Issues = IdFilters.From(IssueId), Features = IdFilters.From(FeatureId), Missions = IdFilters.From(MissionId), Statuses = Status },
        Feedback));
}
