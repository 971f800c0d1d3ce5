using System.Management.Automation;

namespace Maestro.Commands;

/// <summary>Remove notes.</summary>
/// <remarks>Undo-MaestroChange brings a note back.</remarks>
/// <example>
/// <code>Get-MaestroNote | Where-Object Content -like '*staging server*' | Remove-MaestroNote</code>
/// <para>This command removes the notes about the staging server.</para>
/// </example>
/// <example>
/// <code>Get-MaestroNote | Where-Object Timestamp -lt (Get-Date).AddDays(-30) | Remove-MaestroNote -WhatIf</code>
/// <para>This command shows which notes are older than 30 days and would be removed.</para>
/// </example>
/// <example>
/// <code>Get-MaestroNote -First 1 | Remove-MaestroNote -PassThru | Add-MaestroLearning</code>
/// <para>This command turns the newest note into a learning.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "MaestroNote", SupportsShouldProcess = true)]
[OutputType(typeof(Note))]
public sealed class RemoveNoteCommand : ChangeCommand
{
    /// <summary>Specifies the notes, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NoteIdCompleter))]
    [PlainText]
    public string[] NoteId { get; set; } = [];

    /// <summary>Returns the removed note. By default, this cmdlet returns no output.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(NoteId, Remove);

    private void Remove(string noteId) => Make(_ => Workspace.Notes.DecideRemove(noteId), PassThru);
}
