using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Change the status, title or description of a mission.</summary>
[Cmdlet(VerbsCommon.Set, "MaestroMission", SupportsShouldProcess = true)]
[OutputType(typeof(Mission))]
public sealed class SetMissionCommand : ChangeCommand
{
    /// <summary>Specifies the missions, by id or unambiguous prefix. Default: the only unfinished mission.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    [PlainText]
    public string[]? MissionId { get; set; }

    /// <summary>Specifies the new status. An approved mission becomes <c>executing</c>, then <c>validating</c>, then <c>completed</c> or
    /// <c>failed</c>. An executing mission can be <c>paused</c>.</summary>
    [Parameter]
    [Words("approved", "rejected", "executing", "paused", "validating", "completed", "failed")]
    [ArgumentCompleter(typeof(MissionStepCompleter))]
    public string? Status { get; set; }

    /// <summary>Specifies the new title.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>Specifies the new description.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Indicates that a passed assertion without evidence keeps the mission from being completed.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Completes the mission in spite of open assertions, features that are not done and milestones that are not sealed. Requires -Reason.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Specifies why the mission failed or is rejected, which the history records, or why it is completed with -Force, which is also
    /// recorded beside the mission.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>Returns the updated mission. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(MissionId ?? [null!], Update);

    private void Update(string? missionId)
    {
        var update = new MissionUpdate(missionId)
        {
            Status = Status,
            Title = Title,
            Description = Description,
            AllowSameStatus = true,
            Strict = Strict,
            Force = Force,
            Reason = Reason,
        };
        Make(feedback => Workspace.Missions.Decide(update, feedback), Show);
    }

    private void Show(MissionChange done)
    {
        if (PassThru)
        {
            WriteObject(Workspace.Missions.Load(done.After.MissionId, Feedback).Mission);
        }
    }
}
