using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Remove the guidance.</summary>
/// <remarks>
/// Worker prompts no longer contain the guidance; the learnings stay, and are recalled one by one until guidance is built again. Undo-MaestroChange
/// brings the guidance back. Without any guidance there is the error GuidanceNotFound.
/// </remarks>
/// <example>
/// <code>Remove-MaestroGuidance</code>
/// <para>This command removes the guidance.</para>
/// </example>
/// <example>
/// <code>Remove-MaestroGuidance -WhatIf</code>
/// <para>This command shows what would be removed.</para>
/// </example>
/// <example>
/// <code>(Remove-MaestroGuidance -PassThru).Summary | Set-Content guidance.md</code>
/// <para>This command removes the guidance and saves its text to a file.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "MaestroGuidance", SupportsShouldProcess = true)]
[OutputType(typeof(Guidance))]
public sealed class RemoveGuidanceCommand : ChangeCommand
{
    /// <summary>Returns the removed guidance. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => Make(_ => Workspace.Guidance.DecideRemove(), PassThru);
}
