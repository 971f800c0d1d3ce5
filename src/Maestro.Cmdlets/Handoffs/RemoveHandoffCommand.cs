using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Remove handoffs that were left by mistake.</summary>
/// <remarks>
/// <para>A removed handoff is no longer listed and can't be received. It is kept, with the reason, in handoffs/removed/ in the workspace.
/// Undo-MaestroChange brings it back.</para>
/// <para>A handoff that was claimed or completed is only removed with -Force.</para>
/// </remarks>
/// <example>
/// Remove a handoff
/// <code>Remove-MaestroHandoff 2026-11-22-002 -Reason 'left twice'</code>
/// <para>This command removes a pending handoff.</para>
/// </example>
/// <example>
/// Preview the removal
/// <code>Get-MaestroHandoff -Status pending -Agent codex | Remove-MaestroHandoff -Reason 'made by a test' -WhatIf</code>
/// <para>This command shows which handoffs of an agent would be removed.</para>
/// </example>
/// <example>
/// Restore a removed handoff
/// <code>
/// Remove-MaestroHandoff 2026-11-22-002 -Reason 'left twice'
/// Undo-MaestroChange
/// </code>
/// <para>These commands remove a handoff and restore it.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "MaestroHandoff", SupportsShouldProcess = true)]
[OutputType(typeof(Handoff))]
public sealed class RemoveHandoffCommand : ChangeCommand
{
    /// <summary>Specifies the handoffs, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(HandoffIdCompleter))]
    [PlainText]
    public string[] HandoffId { get; set; } = [];

    /// <summary>Specifies why the handoff is removed. The reason is kept with it.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>Indicates that the cmdlet also removes a handoff that was claimed or completed. By default, that is an error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the removed handoff. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(HandoffId, Remove);

    private void Remove(string handoffId) => Make(_ => Workspace.Handoffs.DecideRemove(handoffId, Reason, Author, Force), PassThru);
}
