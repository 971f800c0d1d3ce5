using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Decide about issues that reports name: make features or assertions of them, or dismiss them.</summary>
[Cmdlet(VerbsCommon.Set, "MaestroIssue", SupportsShouldProcess = true, DefaultParameterSetName = "Dismiss")]
[OutputType(typeof(ReportedIssue))]
public sealed class SetIssueCommand : ChangeCommand
{
    /// <summary>Specifies the issues, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IssueIdCompleter))]
    [PlainText]
    public string[] IssueId { get; set; } = [];

    /// <summary>Indicates that nothing is to be done about the issue. Requires -Reason.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Dismiss")]
    public SwitchParameter Dismiss { get; set; }

    /// <summary>Specifies why the issue is dismissed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Dismiss")]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>Indicates that the cmdlet adds a feature to the mission. Its id is that of the issue, and its title and description are what the report
    /// says.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "AsFeature")]
    public SwitchParameter AsFeature { get; set; }

    /// <summary>Specifies the title of the feature. Default: the first line of the issue.</summary>
    [Parameter(ParameterSetName = "AsFeature")]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>Specifies the milestone of the feature, by id or unambiguous prefix. Default: that of the feature whose report names the
    /// issue.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "AsFeature")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MilestoneIdCompleter))]
    public string? MilestoneId { get; set; }

    /// <summary>Specifies what its worker does to prove the work. Default: to show that the issue is solved.</summary>
    [Parameter(ParameterSetName = "AsFeature")]
    [ValidateNotNullOrEmpty]
    public string[]? VerificationStep { get; set; }

    /// <summary>Indicates that the cmdlet adds an assertion to a feature, so that it must hold before the milestone is sealed. Its id is that of the
    /// issue.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "AsAssertion")]
    public SwitchParameter AsAssertion { get; set; }

    /// <summary>Specifies the feature that promises the assertion, by id or unambiguous prefix. Default: the feature whose report names the
    /// issue.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "AsAssertion")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string? FeatureId { get; set; }

    /// <summary>Specifies what the assertion says must hold. Default: that the issue is solved.</summary>
    [Parameter(ParameterSetName = "AsAssertion")]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>Specifies the command that proves the assertion.</summary>
    [Parameter(ParameterSetName = "AsAssertion")]
    [ValidateNotNullOrEmpty]
    public string? Check { get; set; }

    /// <summary>Specifies the mission. Default: the only unfinished mission that has the issue.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    private protected override void Process() => ForEach(IssueId, id => Make(feedback => Decide(id, feedback), WriteObject));

    private Change<ReportedIssue> Decide(string issueId, IFeedback feedback)
    {
        Author author = WorkerFor(null, null);
        return AsFeature ? Workspace.Issues.DecideFeature(
                issueId,
                MissionId,
                new PlanFeature { FeatureId = "", Title = Title ?? "", MilestoneId = MilestoneId!, WorkerType = "", VerificationSteps = VerificationStep ?? [] },
                author,
                feedback)
            : AsAssertion ? Workspace.Issues.DecideAssertion(issueId, MissionId, new IssueAssertion(FeatureId, Description, Check), author, feedback)
            : Workspace.Issues.DecideDismiss(issueId, MissionId, Reason, author, feedback);
    }
}
