using System.Management.Automation;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Keeps what was learnt in a session, for the guidance of later ones.</summary>
/// <remarks>
/// Each text becomes a learning with its day and git branch. Workers are not told of single learnings but of the guidance that
/// Build-MaestroGuidance makes of them. All learnings of one pipeline are kept together, or none.
/// </remarks>
/// <example>
/// <code>Add-MaestroLearning 'The login test needs a running database'</code>
/// <para>Keeps one learning.</para>
/// </example>
/// <example>
/// <code>Get-Content retro.txt | Add-MaestroLearning</code>
/// <para>Keeps one learning for each line.</para>
/// </example>
/// <example>
/// <code>Get-MaestroNote -First 3 | Add-MaestroLearning</code>
/// <para>Makes learnings of the three newest notes.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "MaestroLearning", SupportsShouldProcess = true)]
[OutputType(typeof(Learning))]
public sealed class AddLearningCommand : TextCommand
{
    private protected override string Noun => "learning";

    private protected override string Decide(string content) => LearningService.Decide(content);

    private protected override void Keep(IReadOnlyCollection<string> texts) =>
        WriteEach(Workspace.Learnings.Apply(texts, StartFolder, Cancellation));
}
