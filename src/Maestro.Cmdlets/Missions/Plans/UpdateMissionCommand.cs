using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Change a mission to what a plan says.</summary>
/// <remarks>
/// The plan is compared with the mission and applied as a whole or not at all: new milestones, features and assertions are added, what differs is changed,
/// and what the plan no longer contains is removed. A plan is complete: what it does not say has its default, so start from Export-MaestroPlan if the
/// mission was changed by other cmdlets. A plan without milestones keeps those of the mission.
///
/// Statuses, reports and results stay as they are. Only an assertion whose description changes is pending again, because what was verified is not what is
/// promised now; the previous result is in the history, and a command that failed stays in the proof until one is run again. An assertion is recognised by its id, by its words, or by its place in fulfills. One that moves to
/// another feature keeps its result.
///
/// Features that were started and assertions that have a result are only removed with -Force. Whatever is removed is kept, with the reason, below the
/// mission's folder in removed/. Nothing in a sealed milestone can be changed, and a finished mission keeps its plan.
///
/// With -WhatIf, the cmdlet returns the difference and changes nothing, and reports an error if the change requires -Force.
/// </remarks>
/// <example>
/// See what a plan would change
/// <code>Update-MaestroMission -Path plan.json -WhatIf</code>
/// <para>This command shows each thing that would be added (+), changed (~) or removed (-), and how many.</para>
/// </example>
/// <example>
/// Change the exported plan
/// <code>
/// $plan = Export-MaestroPlan
/// $plan.features[1].title = 'Build the login form'
/// $plan | Update-MaestroMission
/// </code>
/// <para>This command changes the title of one feature, and leaves everything else as it is.</para>
/// </example>
/// <example>
/// Remove a feature
/// <code>
/// $plan = Export-MaestroPlan
/// $plan.features = $plan.features | Where-Object id -ne 'auth-audit'
/// $plan | Update-MaestroMission -Force -Reason 'bought instead' -PassThru
/// </code>
/// <para>The plan no longer contains the feature, so it is removed together with its assertions. It was started, so -Force is required. What is removed is
/// kept with the reason.</para>
/// </example>
[Cmdlet(VerbsData.Update, "MaestroMission", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(MissionDifference))]
public sealed class UpdateMissionCommand : PlanCommand
{
    /// <summary>Specifies the mission, by id or unambiguous prefix. Default: the only unfinished mission.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Specifies why the plan changes. The reason is kept with what is removed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>Indicates that the cmdlet also removes features that were started and assertions that have a result. By default, that is an
    /// error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns what was changed. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    // What a plan does not say of milestones is no reason to take them away.
    private protected override IReadOnlyList<PlanMilestone> DefaultMilestones() => Workspace.Plans.Export(MissionId, withProgress: false, Feedback).Milestones;

    private protected override void Handle(PlanReadResult result, string? source)
    {
        MissionPlan plan = result.PlanOrThrow(source);
        Warn(result.Problems.Select(static problem => problem.ToString()));
        var request = new PlanUpdateRequest(MissionId) { Force = Force, Reason = Reason };
        MissionDifference? planned = null;
        try
        {
            MakeLong(
                feedback =>
                {
                    Change<PlanUpdate> change = Workspace.Plans.Decide(request, plan, feedback);
                    planned = change.Result.Difference;
                    return change;
                },
                Show);
        }
        catch (MaestroException refused) when (IsWhatIf && refused.Code == ErrorCode.ProgressWouldBeLost)
        {
            // Whoever asks what a plan would do wants to see it all, and then what stands against it.
            WriteObject(Workspace.Plans.Decide(request with { Force = true }, plan, NoFeedback.Instance).Result.Difference);
            throw;
        }

        if (IsWhatIf)
        {
            WriteObject(planned);
        }
    }

    private void Show(PlanUpdate done)
    {
        WriteVerbose($"{done.Difference.MissionId}: {done.Difference.Summary}.");
        if (PassThru)
        {
            WriteObject(done.Difference);
        }
    }
}
