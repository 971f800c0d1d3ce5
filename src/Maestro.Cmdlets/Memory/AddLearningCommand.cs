using System.Management.Automation;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Add something learnt in a session to the guidance for later sessions.</summary>
/// <remarks>
/// Each text becomes a learning with its day and git branch. Workers are not shown single learnings but the guidance that
/// Build-MaestroGuidance makes of them. All learnings of one pipeline are kept together, or none.
/// </remarks>
/// <example>
/// <code>Add-MaestroLearning 'The login test needs a running database'</code>
/// <para>This command adds one learning.</para>
/// </example>
/// <example>
/// <code>Get-Content retro.txt | Add-MaestroLearning</code>
/// <para>This command adds a learning for each line of the file.</para>
/// </example>
/// <example>
/// <code>Get-MaestroNote -First 3 | Add-MaestroLearning</code>
/// <para>This command adds the three most recent notes as learnings.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "MaestroLearning", SupportsShouldProcess = true)]
[OutputType(typeof(Learning))]
public sealed class AddLearningCommand : TextCommand
{
    private protected override string Checked(string content) => LearningService.Checked(content);

    private protected override void Keep(IReadOnlyCollection<string> texts) =>
        Make(_ => Workspace.Learnings.Decide(texts, StartFolder), WriteEach);
}
