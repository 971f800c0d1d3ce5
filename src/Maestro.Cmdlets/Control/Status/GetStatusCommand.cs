using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Get the status of the workspace and the next command to run.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroStatus")]
[OutputType(typeof(WorkspaceStatus))]
public sealed class GetStatusCommand : WorkspaceCommand
{
    private protected override void Process() => WriteObject(Workspace.Status.Get(UserFolder, WorkerFor(null, null), Feedback, Cancellation));
}
