using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>A cmdlet that removes an item from a mission's plan.</summary>
public abstract class PlanRemovalCommand : PlanEditCommand
{
    private protected PlanRemovalCommand()
    {
    }

    /// <summary>Specifies why the item is removed. The reason is kept with it.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>Indicates that the cmdlet also removes an item that was worked on or judged. By default, that is an error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the removed item. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Removes one item.</summary>
    /// <param name="find">Finds the mission and the item's whole id.</param>
    /// <param name="remove">The edit that removes it.</param>
    /// <param name="item">Picks it from the mission as it was.</param>
    private protected void Remove(Func<IFeedback, (Mission Mission, string Id)> find, Func<string, PlanEdit> remove, Func<PlanUpdate, string, object> item)
    {
        string removed = "";
        Edit(
            new PlanUpdateRequest(MissionId) { Reason = Reason, Force = Force },
            feedback =>
            {
                (Mission mission, removed) = find(feedback);
                return (mission, remove(removed));
            },
            done =>
            {
                if (PassThru)
                {
                    WriteObject(item(done, removed));
                }
            });
    }
}
