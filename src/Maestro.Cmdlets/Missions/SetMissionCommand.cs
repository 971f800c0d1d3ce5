using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Changes a mission's status, title or description.</summary>
[Cmdlet(VerbsCommon.Set, "MaestroMission", SupportsShouldProcess = true)]
[OutputType(typeof(Mission))]
public sealed class SetMissionCommand : WorkspaceCommand
{
    /// <summary>The missions, by id or unambiguous start of one. Without it the only mission that is not finished.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>The new status. From approved a mission becomes executing, then validating, then completed or failed; executing ones can be paused.</summary>
    [Parameter]
    [ValidateSet("approved", "rejected", "executing", "paused", "validating", "completed", "failed")]
    public string? Status { get; set; }

    /// <summary>The new title.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>The new description.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Refuse to complete a mission with open assertions, instead of warning.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <summary>Emit the changed mission.</summary>
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
        };
        MissionChange planned = Workspace.Missions.Decide(update, Feedback);
        Warn(planned.Warnings);
        string what = Status is null ? "Change title or description" : $"Set status to {Status}";
        if (ShouldProcess(planned.Before.MissionId, what))
        {
            MissionChange done = Workspace.Missions.Apply(update with { MissionId = planned.Before.MissionId }, Feedback, Cancellation);
            if (PassThru)
            {
                WriteObject(Workspace.Missions.Load(done.After.MissionId, Feedback).Mission);
            }
        }
    }
}
