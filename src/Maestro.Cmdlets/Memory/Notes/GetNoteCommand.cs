using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Get notes, newest first.</summary>
/// <remarks>A note has its time, its text and, when it was written in a git repository, its branch.</remarks>
/// <example>
/// <code>Get-MaestroNote -First 3</code>
/// <para>This command returns the three newest notes.</para>
/// </example>
/// <example>
/// <code>Get-MaestroNote | Where-Object Branch -eq main</code>
/// <para>This command returns the notes added on the branch <c>main</c>.</para>
/// </example>
/// <example>
/// <code>(Get-MaestroNote -First 1).Content</code>
/// <para>This command returns the text of the newest note, including line breaks.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroNote")]
[OutputType(typeof(Note))]
public sealed class GetNoteCommand : WorkspaceCommand
{
    /// <summary>Specifies ids, unambiguous prefixes, or wildcard patterns. Default: all notes.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NoteIdCompleter))]
    [PlainText]
    public string[]? NoteId { get; set; }

    /// <summary>Specifies the maximum number of items to return, starting with the newest.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    private protected override void Process() => WriteEach(Workspace.Notes.Get(IdFilters.From(NoteId), Feedback).Take(First ?? int.MaxValue));
}
