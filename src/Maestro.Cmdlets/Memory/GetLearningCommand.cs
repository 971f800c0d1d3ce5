using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Gets learnings as they were written down, newest first.</summary>
/// <remarks>A file that can't be read is an error of its own; the other learnings are returned all the same.</remarks>
/// <example>
/// <code>Get-MaestroLearning -First 5</code>
/// <para>The five newest.</para>
/// </example>
/// <example>
/// <code>Get-MaestroLearning -Since (Get-Date).AddDays(-7)</code>
/// <para>Those of the last seven days.</para>
/// </example>
/// <example>
/// <code>Get-MaestroLearning -Since (Get-MaestroGuidance).CompiledAt</code>
/// <para>Those that are not in the guidance yet.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroLearning")]
[OutputType(typeof(Learning))]
public sealed class GetLearningCommand : WorkspaceCommand
{
    /// <summary>At most so many, the newest.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>Only those from this moment on. One of which only the day is known counts from the start of that day, UTC.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    private protected override void Process() =>
        WriteEach(Workspace.Learnings.Get(Since, Feedback).Take(First ?? int.MaxValue));
}
