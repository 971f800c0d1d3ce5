using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Add a feature to a mission.</summary>
/// <remarks>
/// The feature is added behind the other features of its milestone, or behind the other parts of its parent. The rules are those of plans: ids are unique,
/// dependencies exist, and features can't wait for each other in a circle. Sealed milestones and finished missions can't be changed.
/// </remarks>
/// <example>
/// Add a feature
/// <code>Add-MaestroFeature auth-mfa 'Ask for a second factor' -MilestoneId implement -DependsOn auth-impl -VerificationStep 'dotnet test'</code>
/// <para>This command adds a feature that can be started once another one is done.</para>
/// </example>
/// <example>
/// Add a feature with an assertion
/// <code>Add-MaestroFeature auth-lock 'Lock after ten attempts' -MilestoneId implement -VerificationStep 'dotnet test' -Fulfill 'lock-works' -Priority 0</code>
/// <para>The feature is urgent, and promises one thing that has to be verified.</para>
/// </example>
/// <example>
/// Add features from a table
/// <code>
/// [pscustomobject]@{ FeatureId = 'auth-logs'; Title = 'Log failures'; VerificationStep = 'read the log' },
/// [pscustomobject]@{ FeatureId = 'auth-help'; Title = 'Update the help'; VerificationStep = 'read it' } |
///     Add-MaestroFeature -MilestoneId implement
/// </code>
/// <para>Parameters take their values from the properties of piped objects.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "MaestroFeature", SupportsShouldProcess = true)]
[OutputType(typeof(Feature))]
public sealed class AddFeatureCommand : PlanEditCommand
{
    /// <summary>Specifies the id of the new feature: letters, digits, <c>_</c>, <c>-</c> and single dots inside.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string FeatureId { get; set; } = "";

    /// <summary>Specifies the title.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "";

    /// <summary>Specifies what proves that the work is done, at least one step.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VerificationSteps")]
    [ValidateNotNullOrEmpty]
    public string[] VerificationStep { get; set; } = [];

    /// <summary>Specifies the milestone. Default: the only milestone, or the only one with the profile <c>implementation</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MilestoneIdCompleter))]
    public string? MilestoneId { get; set; }

    /// <summary>Specifies what is to be done.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>Specifies the worker. Default: the setting <c>execution.defaultWorker</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? WorkerType { get; set; }

    /// <summary>Specifies the features that come before it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string[]? DependsOn { get; set; }

    /// <summary>Specifies what the feature promises. Each entry becomes an assertion: a word is its id, any other text its description.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Fulfills")]
    public string[]? Fulfill { get; set; }

    /// <summary>Specifies how urgent the feature is, from 0, the most urgent, to 4. Default: 2.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, 4)]
    public int? Priority { get; set; }

    /// <summary>Specifies labels.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Labels")]
    public string[]? Label { get; set; }

    /// <summary>Specifies globs of the files that the feature is about.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Files")]
    public string[]? File { get; set; }

    /// <summary>Specifies the feature that this one is a part of. The parent is done when all its parts are.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string? ParentId { get; set; }

    private protected override void Process()
    {
        var feature = new PlanFeature
        {
            FeatureId = FeatureId,
            MilestoneId = MilestoneId!,
            Title = Title,
            Description = Description ?? "",
            WorkerType = WorkerType!,
            VerificationSteps = VerificationStep,
            DependsOn = DependsOn ?? [],
            Fulfills = [.. (Fulfill ?? []).Select(static text => new PlanAssertion { Description = text })],
            Priority = Priority ?? FeaturePriority.Default,
            Labels = Label ?? [],
            Files = File ?? [],
            ParentId = string.IsNullOrEmpty(ParentId) ? null : ParentId,
        };
        Edit(
            new PlanUpdateRequest(MissionId),
            feedback => (Workspace.Plans.Find(MissionId, feedback), PlanEdits.AddFeature(feature)),
            done => WriteObject(done.After.Features.First(each => each.FeatureId == feature.FeatureId)));
    }
}
