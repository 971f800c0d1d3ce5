using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Gets assertions: what features promise, and what is known of it.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroAssertion")]
[OutputType(typeof(Assertion))]
public sealed class GetAssertionCommand : WorkspaceCommand
{
    /// <summary>Ids, unambiguous starts of ids, or wildcard patterns. Without it every assertion.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AssertionIdCompleter))]
    public string[]? AssertionId { get; set; }

    /// <summary>The missions, by id, start of an id, or wildcard pattern. Without it every mission that is not finished.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>Only assertions of these milestones, by id, start of an id, or wildcard pattern.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MilestoneIdCompleter))]
    public string[]? MilestoneId { get; set; }

    /// <summary>Only assertions of these features, by id, start of an id, or wildcard pattern.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string[]? FeatureId { get; set; }

    /// <summary>Only assertions with one of these results.</summary>
    [Parameter]
    [ValidateSet("pending", "passed", "failed", "blocked", "waived")]
    public string[]? Result { get; set; }

    private protected override void Process() => WriteEach(Workspace.Assertions.Get(
        new AssertionQuery
        {
            Missions = IdFilters.From(MissionId),
            Assertions = IdFilters.From(AssertionId),
            Milestones = IdFilters.From(MilestoneId),
            Features = IdFilters.From(FeatureId),
            Results = Result,
        },
        Feedback));
}
