using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Counts what memory holds: corrections, learnings, notes, ratchet rules, linked projects, and how old the guidance is.</summary>
/// <remarks>A file that can't be read is an error of its own; the rest is counted all the same.</remarks>
/// <example>
/// <code>Measure-MaestroMemory</code>
/// <para>All counts.</para>
/// </example>
/// <example>
/// <code>(Measure-MaestroMemory).NewLearnings</code>
/// <para>How many learnings are not in the guidance yet.</para>
/// </example>
/// <example>
/// <code>Measure-MaestroMemory | Where-Object GuidanceAge -gt '7.00:00' | ForEach-Object { Build-MaestroGuidance }</code>
/// <para>Builds the guidance anew when it is older than seven days.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Measure, "MaestroMemory")]
[OutputType(typeof(MemoryStatistics))]
public sealed class MeasureMemoryCommand : WorkspaceCommand
{
    private protected override void Process() => WriteObject(Workspace.Memory.Measure(Feedback));
}
