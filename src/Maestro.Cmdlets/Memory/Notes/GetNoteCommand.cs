using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Gets notes, newest first.</summary>
/// <remarks>A note has its time, its text and, when it was written in a git repository, its branch.</remarks>
/// <example>
/// <code>Get-MaestroNote -First 3</code>
/// <para>The three newest.</para>
/// </example>
/// <example>
/// <code>Get-MaestroNote | Where-Object Branch -eq main</code>
/// <para>Those written on main.</para>
/// </example>
/// <example>
/// <code>(Get-MaestroNote -First 1).Content</code>
/// <para>The text of the newest, with its line breaks.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroNote")]
[OutputType(typeof(Note))]
public sealed class GetNoteCommand : WorkspaceCommand
{
    /// <summary>At most so many, the newest.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    private protected override void Process() => WriteEach(Workspace.Notes.Get().Take(First ?? int.MaxValue));
}
