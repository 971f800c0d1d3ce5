using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <content>What the plan says of a feature.</content>
public sealed partial class SetFeatureCommand
{
    /// <summary>Specifies a new title.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>Specifies a new description; empty to remove it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Specifies the features that come before it, instead of the present ones; an empty list for none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string[]? DependsOn { get; set; }

    /// <summary>Specifies another worker.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? WorkerType { get; set; }

    /// <summary>Specifies the milestone to move the feature to, together with its assertions.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MilestoneIdCompleter))]
    public string? MilestoneId { get; set; }

    /// <summary>Specifies what proves that the work is done, instead of the present steps.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? VerificationStep { get; set; }

    /// <summary>Specifies how urgent the feature is, from 0, the most urgent, to 4.</summary>
    [Parameter]
    [ValidateRange(0, 4)]
    public int? Priority { get; set; }

    /// <summary>Specifies the labels, instead of the present ones; an empty list for none.</summary>
    [Parameter]
    public string[]? Label { get; set; }

    /// <summary>Specifies globs of the files that the feature is about, instead of the present ones; an empty list for none.</summary>
    [Parameter]
    public string[]? File { get; set; }

    /// <summary>Specifies the feature that this one is a part of; empty for none.</summary>
    [Parameter]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string? ParentId { get; set; }

    private bool ChangesPlan => Title is not null || Description is not null || DependsOn is not null || WorkerType is not null || MilestoneId is not null
        || VerificationStep is not null || Priority is not null || Label is not null || File is not null || ParentId is not null;

    private void ChangePlan(string featureId)
    {
        string changed = featureId;
        MakeLong(
            feedback =>
            {
                (Mission mission, Feature feature) = Workspace.Features.Find(MissionId, featureId, feedback);
                changed = feature.FeatureId;
                return Workspace.Plans.Decide(new PlanUpdateRequest(MissionId) { Reason = Reason }, mission, PlanEdits.SetFeature(changed, Changed), feedback);
            },
            done =>
            {
                if (PassThru && Status is null && Report is null && Answer is null)
                {
                    WriteObject(Workspace.Features.Shown(done.After.Features.First(each => each.FeatureId == changed), Feedback));
                }
            });
    }

    private PlanFeature Changed(PlanFeature feature) => feature with
    {
        Title = Title ?? feature.Title,
        Description = Description ?? feature.Description,
        DependsOn = DependsOn ?? feature.DependsOn,
        WorkerType = WorkerType ?? feature.WorkerType,
        MilestoneId = MilestoneId ?? feature.MilestoneId,
        VerificationSteps = VerificationStep ?? feature.VerificationSteps,
        Priority = Priority ?? feature.Priority,
        Labels = Label ?? feature.Labels,
        Files = File ?? feature.Files,
        ParentId = ParentId is null ? feature.ParentId : ParentId.Length == 0 ? null : ParentId,
    };
}
