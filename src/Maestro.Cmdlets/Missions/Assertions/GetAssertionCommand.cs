using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Get assertions with their results and evidence.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroAssertion")]
[OutputType(typeof(Assertion))]
public sealed class GetAssertionCommand : MissionFilterCommand
{
    /// <summary>Specifies ids, unambiguous prefixes, or wildcard patterns. Default: all assertions.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AssertionIdCompleter))]
    [PlainText]
    public string[]? AssertionId { get; set; }

    /// <summary>Specifies the milestones whose assertions are returned, by id, prefix, or wildcard pattern.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MilestoneIdCompleter))]
    public string[]? MilestoneId { get; set; }

    /// <summary>Specifies the features whose assertions are returned, by id, prefix, or wildcard pattern.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string[]? FeatureId { get; set; }

    /// <summary>Specifies the results to return.</summary>
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
        Workspace.Checks.QuickFreshness(UserFolder, Cancellation),
        Feedback));
}
