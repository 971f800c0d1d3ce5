using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>A cmdlet that decides on draft missions.</summary>
public abstract class MissionDecisionCommand : WorkspaceCommand
{
    private protected MissionDecisionCommand()
    {
    }

    /// <summary>The missions, by id or unambiguous start of one. Without it the only mission that is not finished.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>Emit the changed mission.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The status the decision leads to.</summary>
    private protected abstract string Decision { get; }

    /// <summary>The word for the decision.</summary>
    private protected abstract string Action { get; }

    private protected override void Process() => ForEach(MissionId ?? [null!], Decide);

    private void Decide(string? missionId)
    {
        var update = new MissionUpdate(missionId) { Status = Decision };
        MissionChange planned = Workspace.Missions.Decide(update, Feedback);
        if (ShouldProcess(planned.Before.MissionId, Action))
        {
            MissionChange done = Workspace.Missions.Apply(update with { MissionId = planned.Before.MissionId }, Feedback, Cancellation);
            if (PassThru)
            {
                WriteObject(Workspace.Missions.Load(done.After.MissionId, Feedback).Mission);
            }
        }
    }
}
