using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Completes handoffs that were claimed: the work they handed over is finished.</summary>
/// <remarks>Only a claimed handoff can be completed; completed is final.</remarks>
/// <example>
/// <code>Complete-MaestroHandoff 2026-11-22-001 -Report 'login works, see commit 4f2a'</code>
/// <para>Says that the work is finished, and what came of it.</para>
/// </example>
/// <example>
/// <code>Get-MaestroHandoff -Status picked-up | Where-Object PickedUpBy -eq codex | Complete-MaestroHandoff</code>
/// <para>Completes everything that codex holds.</para>
/// </example>
/// <example>
/// <code>Complete-MaestroHandoff 2026-11-22-001 -PassThru | Format-List</code>
/// <para>Shows the handoff as it is now.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Complete, "MaestroHandoff", SupportsShouldProcess = true)]
[OutputType(typeof(Handoff))]
public sealed class CompleteHandoffCommand : WorkspaceCommand
{
    /// <summary>The handoffs, by id or unambiguous start of one.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(HandoffIdCompleter))]
    public string[] HandoffId { get; set; } = [];

    /// <summary>What came of it, in free text.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Report { get; set; }

    /// <summary>Emit the completed handoff.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(HandoffId, Complete);

    private void Complete(string handoffId)
    {
        Handoff planned = Workspace.Handoffs.DecideComplete(handoffId, Report);
        if (ShouldProcess($"{planned.HandoffId} {Display.Short(planned.Summary)}", "Complete"))
        {
            Handoff done = Workspace.Handoffs.Complete(planned.HandoffId, Report, Cancellation);
            if (PassThru)
            {
                WriteObject(done);
            }
        }
    }
}
