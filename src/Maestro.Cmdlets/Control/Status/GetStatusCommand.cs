using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Tells where the workspace stands: missions, features, assertions and handoffs in counts, the ids that matter, and what to do next.</summary>
[Cmdlet(VerbsCommon.Get, "MaestroStatus")]
[OutputType(typeof(WorkspaceStatus))]
public sealed class GetStatusCommand : WorkspaceCommand
{
    private protected override void Process() => WriteObject(Workspace.Status.Get(UserFolder, Feedback, Cancellation));
}
