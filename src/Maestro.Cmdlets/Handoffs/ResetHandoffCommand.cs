using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Release claimed handoffs so that another session can claim them.</summary>
/// <remarks>The property Trail keeps who had the handoff, from when to when, and why it came back.</remarks>
/// <example>
/// <code>Reset-MaestroHandoff 2026-11-22-001 -Reason 'out of context'</code>
/// <para>This command releases a handoff.</para>
/// </example>
/// <example>
/// <code>Get-MaestroHandoff -Status picked-up -MissionId 2026-11-22-001 | Reset-MaestroHandoff -Reason 'session ended' -WhatIf</code>
/// <para>This command shows which handoffs of a mission would be released.</para>
/// </example>
/// <example>
/// <code>(Reset-MaestroHandoff 2026-11-22-001 -Reason 'session ended' -PassThru).Trail</code>
/// <para>This command releases a handoff and shows who held it.</para>
/// </example>
[Cmdlet(VerbsCommon.Reset, "MaestroHandoff", SupportsShouldProcess = true)]
[OutputType(typeof(Handoff))]
public sealed class ResetHandoffCommand : AgentChangeCommand
{
    /// <summary>Specifies the handoffs, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(HandoffIdCompleter))]
    [PlainText]
    public string[] HandoffId { get; set; } = [];

    /// <summary>Specifies why the handoff is released.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>Indicates that the cmdlet also releases a handoff that another session holds.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the released handoff. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(HandoffId, Release);

    private void Release(string handoffId) => Make(_ => Workspace.Handoffs.DecideRelease(handoffId, Reason, Force ? null : AuthorFor(Agent, SessionId)), PassThru);
}
