using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Gets the guidance that every worker is given, with its age and how many learnings came after it.</summary>
/// <remarks>Without any guidance there is the error GuidanceNotFound.</remarks>
/// <example>
/// <code>Get-MaestroGuidance</code>
/// <para>The guidance in force.</para>
/// </example>
/// <example>
/// <code>(Get-MaestroGuidance).Summary</code>
/// <para>Its text alone.</para>
/// </example>
/// <example>
/// <code>if ((Get-MaestroGuidance).NewLearnings -ge 5) { Build-MaestroGuidance }</code>
/// <para>Builds it anew once five learnings came after it.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroGuidance")]
[OutputType(typeof(Guidance))]
public sealed class GetGuidanceCommand : WorkspaceCommand
{
    private protected override void Process() => WriteObject(Workspace.Guidance.Get());
}
