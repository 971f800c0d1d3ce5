using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Get the current guidance, with its age and the number of newer learnings.</summary>
/// <remarks>Without any guidance there is the error GuidanceNotFound.</remarks>
/// <example>
/// <code>Get-MaestroGuidance</code>
/// <para>This command returns the current guidance.</para>
/// </example>
/// <example>
/// <code>(Get-MaestroGuidance).Summary</code>
/// <para>This command returns only the text of the guidance.</para>
/// </example>
/// <example>
/// <code>if ((Get-MaestroGuidance).NewLearnings -ge 5) { Build-MaestroGuidance }</code>
/// <para>This command rebuilds the guidance when there are at least five newer learnings.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroGuidance")]
[OutputType(typeof(Guidance))]
public sealed class GetGuidanceCommand : WorkspaceCommand
{
    private protected override void Process() => WriteObject(Workspace.Guidance.Get());
}
