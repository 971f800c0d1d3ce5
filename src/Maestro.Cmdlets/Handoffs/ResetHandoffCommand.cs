using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Gives claimed handoffs back: they are pending again, and another session can claim them.</summary>
/// <remarks>The property Trail keeps who had the handoff, from when to when, and why it came back.</remarks>
/// <example>
/// <code>Reset-MaestroHandoff 2026-11-22-001 -Reason 'out of context'</code>
/// <para>Gives a handoff back.</para>
/// </example>
/// <example>
/// <code>Get-MaestroHandoff -Status picked-up -MissionId 2026-11-22-001 | Reset-MaestroHandoff -Reason 'session ended' -WhatIf</code>
/// <para>Shows what would be given back of a mission.</para>
/// </example>
/// <example>
/// <code>(Reset-MaestroHandoff 2026-11-22-001 -Reason 'session ended' -PassThru).Trail</code>
/// <para>Gives a handoff back and shows who has had it.</para>
/// </example>
[Cmdlet(VerbsCommon.Reset, "MaestroHandoff", SupportsShouldProcess = true)]
[OutputType(typeof(Handoff))]
public sealed class ResetHandoffCommand : WorkspaceCommand
{
    /// <summary>The handoffs, by id or unambiguous start of one.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(HandoffIdCompleter))]
    public string[] HandoffId { get; set; } = [];

    /// <summary>Why it is given back.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>Emit the handoff, pending again.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(HandoffId, Release);

    private void Release(string handoffId)
    {
        Handoff planned = Workspace.Handoffs.DecideRelease(handoffId, Reason);
        if (ShouldProcess($"{planned.HandoffId} {Display.Short(planned.Summary)}", "Give back"))
        {
            Handoff pending = Workspace.Handoffs.Release(planned.HandoffId, Reason, Cancellation);
            if (PassThru)
            {
                WriteObject(pending);
            }
        }
    }
}
