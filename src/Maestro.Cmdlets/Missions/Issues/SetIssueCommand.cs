using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Decide about issues that reports name: make a feature of them, or dismiss them.</summary>
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

    /// <summary>Specifies the mission. Default: the only unfinished mission that has the issue.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    private protected override void Process() => ForEach(IssueId, id => Make(
        feedback => AsFeature
            ? Workspace.Issues.DecideFeature(
                id,
                MissionId,
                new PlanFeature { FeatureId = "", Title = Title ?? "", MilestoneId = MilestoneId!, WorkerType = "", VerificationSteps = VerificationStep ?? [] },
                WorkerFor(null, null),
                feedback)
            : Workspace.Issues.DecideDismiss(id, MissionId, Reason, WorkerFor(null, null), feedback),
        WriteObject));
}
