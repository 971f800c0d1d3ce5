using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Changes a feature's status, stores its worker's report, or both. The first change of status starts an approved mission.</summary>
[Cmdlet(VerbsCommon.Set, "MaestroFeature", SupportsShouldProcess = true)]
[OutputType(typeof(Feature))]
public sealed class SetFeatureCommand : WorkspaceCommand
{
    /// <summary>The features, by id or unambiguous start of one.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string[] FeatureId { get; set; } = [];

    /// <summary>The mission. Without it the only mission that is not finished and has the feature.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>The new status: pending, assigned, in-progress, review, done or blocked, as the state machine allows.</summary>
    [Parameter]
    [ValidateSet("pending", "assigned", "in-progress", "review", "done", "blocked")]
    public string? Status { get; set; }

    /// <summary>The worker's report: an object or hashtable, JSON text, or the path of a JSON file. It needs salientSummary.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Report { get; set; }

    /// <summary>Why the feature goes back to pending, or is blocked; kept in its retry log.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>Refuse to start a feature whose dependencies are not done, instead of warning.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Emit the changed feature.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(FeatureId, Update);

    private void Update(string featureId)
    {
        var update = new FeatureUpdate(featureId, MissionId)
        {
            Status = Status,
            Report = Report is null ? null : WorkerReportReader.Read(JsonInput.From(Report, this, ErrorCode.ReportInvalid)),
            Reason = Reason,
            Strict = Strict,
        };
        FeatureChange planned = Workspace.Features.Decide(update, Feedback);
        Warn(planned.Warnings);
        string what = Status is null ? "Store report" : $"Set status to {Status}";
        if (ShouldProcess($"{planned.Before.FeatureId} of {planned.Before.MissionId}", what))
        {
            FeatureUpdate found = update with { FeatureId = planned.Before.FeatureId, MissionId = planned.Before.MissionId };
            FeatureChange done = Workspace.Features.Apply(found, Feedback, Cancellation);
            if (done.StartsMission)
            {
                WriteVerbose($"The mission {done.MissionAfter.MissionId} is executing now.");
            }

            if (PassThru)
            {
                WriteObject(Workspace.Features.Shown(done.After, Feedback));
            }
        }
    }
}
