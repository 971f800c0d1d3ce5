using System.Management.Automation;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>A cmdlet that decides on draft missions.</summary>
public abstract class MissionDecisionCommand : ChangeCommand
{
    private protected MissionDecisionCommand()
    {
    }

    /// <summary>Specifies the missions, by id or unambiguous prefix. Default: the only draft.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    [PlainText]
    public string[]? MissionId { get; set; }

    /// <summary>Returns the updated mission. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The status the decision leads to.</summary>
    private protected abstract string Decision { get; }

    private protected override void Process() => ForEach(MissionId ?? [null!], Decide);

    private void Decide(string? missionId)
    {
        var update = new MissionUpdate(missionId) { Status = Decision };
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
