using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>A cmdlet that makes a small change of a mission's plan.</summary>
public abstract class PlanEditCommand : ChangeCommand
{
    private protected PlanEditCommand()
    {
    }

    /// <summary>Specifies the mission. Default: the only unfinished mission that the item belongs to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Makes a change of the plan.</summary>
    /// <param name="request">How.</param>
    /// <param name="find">Finds the mission, and says what is to be changed.</param>
    /// <param name="done">Called with the mission before and after.</param>
    private protected void Edit(PlanUpdateRequest request, Func<IFeedback, (Mission Mission, PlanEdit Edit)> find, Action<PlanUpdate> done) => MakeLong(
        feedback =>
        {
            (Mission mission, PlanEdit edit) = find(feedback);
            return Workspace.Plans.Decide(request, mission, edit, feedback);
        },
        done);
}
