using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Get the status of the workspace and the next command to run.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroStatus")]
[OutputType(typeof(WorkspaceStatus))]
public sealed class GetStatusCommand : WorkspaceCommand
{
    private protected override void Process()
    {
        _ = DefaultMission.Find(Workspace, out MaestroException? problem);
        if (problem is not null)
        {
            Feedback.Problem(problem);
        }

        WriteObject(Workspace.Status.Get(UserFolder, WorkerFor(null, null), Feedback, Cancellation));
    }
}
