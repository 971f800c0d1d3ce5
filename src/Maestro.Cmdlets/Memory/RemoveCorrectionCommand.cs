using System.Management.Automation;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>Remove corrections.</summary>
/// <remarks>
/// The ratchet rules that were made of it stay, and its id is not given to another while they do. Undo-MaestroChange brings a correction back.
/// </remarks>
/// <example>
/// <code>Remove-MaestroCorrection 2026-11-22-001</code>
/// <para>This command removes the correction.</para>
/// </example>
/// <example>
/// <code>Get-MaestroCorrection -Trigger legacy | Remove-MaestroCorrection -WhatIf</code>
/// <para>This command shows which corrections would be removed.</para>
/// </example>
/// <example>
/// <code>Remove-MaestroCorrection 2026-11-22-001 -PassThru | ConvertTo-Json > removed.json</code>
/// <para>This command removes the correction and saves its contents to a file.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "MaestroCorrection", SupportsShouldProcess = true)]
[OutputType(typeof(Correction))]
public sealed class RemoveCorrectionCommand : ChangeCommand
{
    /// <summary>Specifies the corrections, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CorrectionIdCompleter))]
    [PlainText]
    public string[] CorrectionId { get; set; } = [];

    /// <summary>Returns the removed correction. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(CorrectionId, Remove);

    private void Remove(string correctionId) => Make(_ => Workspace.Corrections.DecideRemove(correctionId), PassThru);
}
