using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Count the corrections, learnings, notes, ratchet rules and linked projects in memory.</summary>
/// <remarks>A file that can't be read is an error of its own; the rest is still counted.</remarks>
/// <example>
/// <code>Measure-MaestroMemory</code>
/// <para>This command returns all counts.</para>
/// </example>
/// <example>
/// <code>(Measure-MaestroMemory).NewLearnings</code>
/// <para>This command returns the number of learnings that are not in the guidance yet.</para>
/// </example>
/// <example>
/// <code>Measure-MaestroMemory | Where-Object GuidanceAge -gt '7.00:00' | ForEach-Object { Build-MaestroGuidance }</code>
/// <para>This command rebuilds the guidance if it is older than seven days.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Measure, "MaestroMemory")]
[OutputType(typeof(MemoryStatistics))]
public sealed class MeasureMemoryCommand : WorkspaceCommand
{
    private protected override void Process() => WriteObject(Workspace.Memory.Measure(Feedback));
}
