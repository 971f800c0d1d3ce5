using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Complete claimed handoffs when their work is finished.</summary>
/// <remarks>Only a claimed handoff can be completed; completed is final.</remarks>
/// <example>
/// <code>Complete-MaestroHandoff 2026-11-22-001 -Report 'login works, see commit 4f2a'</code>
/// <para>This command completes the handoff and records the outcome.</para>
/// </example>
/// <example>
/// <code>Get-MaestroHandoff -Status picked-up | Where-Object PickedUpBy -eq codex | Complete-MaestroHandoff</code>
/// <para>This command completes every handoff that codex has claimed.</para>
/// </example>
/// <example>
/// <code>Complete-MaestroHandoff 2026-11-22-001 -PassThru | Format-List</code>
/// <para>This command returns the handoff as it is after the change.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Complete, "MaestroHandoff", SupportsShouldProcess = true)]
[OutputType(typeof(Handoff))]
public sealed class CompleteHandoffCommand : AgentChangeCommand
{
    /// <summary>Specifies the handoffs, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(HandoffIdCompleter))]
    [PlainText]
    public string[] HandoffId { get; set; } = [];

    /// <summary>Specifies the outcome, as free text.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Report { get; set; }

    /// <summary>Indicates that the cmdlet also completes a handoff that another session holds.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the completed handoff. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(HandoffId, Complete);

    private void Complete(string handoffId) => Make(_ => Workspace.Handoffs.DecideComplete(handoffId, Report, Force ? null : AuthorFor(Agent, SessionId)), PassThru);
}
