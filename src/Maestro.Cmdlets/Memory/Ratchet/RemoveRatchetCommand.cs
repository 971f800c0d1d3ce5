using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Remove ratchet rules permanently.</summary>
/// <remarks>
/// What the pattern forbids is allowed from then on, so each rule is asked about, unless -Confirm:$false is given. The correction stays; when none of
/// its rules is left it no longer counts as promoted.
/// </remarks>
/// <example>
/// <code>Remove-MaestroRatchet ratchet-2026-11-22-001</code>
/// <para>This command prompts for confirmation and removes the rule.</para>
/// </example>
/// <example>
/// <code>Get-MaestroRatchet -CorrectionId 2026-11-22-001 | Remove-MaestroRatchet -WhatIf</code>
/// <para>This command shows which rules of a correction would be removed.</para>
/// </example>
/// <example>
/// <code>Remove-MaestroRatchet ratchet-2026-11-22-001 -Confirm:$false -PassThru | Add-MaestroRatchet -Pattern 'npm (install|ci)'</code>
/// <para>These commands replace the pattern of a rule.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "MaestroRatchet", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RatchetRule))]
public sealed class RemoveRatchetCommand : ChangeCommand
{
    /// <summary>Specifies the rules, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RatchetIdCompleter))]
    [PlainText]
    public string[] RatchetId { get; set; } = [];

    /// <summary>Returns the removed rule. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(RatchetId, Remove);

    private void Remove(string ratchetId) => Make(_ => Workspace.Ratchet.DecideRemove(ratchetId), Show);

    private void Show(IReadOnlyList<RatchetRule> removed)
    {
        if (PassThru)
        {
            WriteEach(removed);
        }
    }
}
