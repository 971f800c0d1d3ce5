using System.Management.Automation;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Undo a change that nothing was built on.</summary>
/// <remarks>
/// <para>The fields that the change set get back the values that they had before; what the change made is removed, and what it removed comes back.
/// If a field no longer has the value that the change gave it, something was built on the change: the error is <c>UndoConflict</c>, and nothing is
/// changed. The same holds if what the change allowed has happened since, such as the start of a feature that depends on one that was done.</para>
/// <para>An undo passes the same gates as the commands: whatever a command would refuse, given the present state, is refused with
/// <c>UndoConflict</c> and its message.</para>
/// <para>What an undo or a restore took back comes again only while nothing else of the mission has changed since. What another session has
/// claimed is not released: the error is <c>FeatureHeld</c> or <c>HandoffHeld</c>.</para>
/// <para>Undoing is a change with an event of its own, which can be undone too. The original event stays in the history. Without an event id,
/// the event that was undone is returned.</para>
/// </remarks>
/// <example>
/// <code>Undo-MaestroChange -WhatIf</code>
/// <para>This command shows which of your changes would be undone: the newest one that was not undone already.</para>
/// </example>
/// <example>
/// <code>Get-MaestroHistory -First 1 | Undo-MaestroChange -Reason 'wrong feature'</code>
/// <para>This command undoes the newest change, whoever made it.</para>
/// </example>
/// <example>
/// <code>Undo-MaestroChange (Get-MaestroHistory -First 1).EventId -PassThru</code>
/// <para>This command undoes one change, named by its id, and returns the event that was undone.</para>
/// </example>
[Cmdlet(VerbsCommon.Undo, "MaestroChange", SupportsShouldProcess = true)]
[OutputType(typeof(HistoryEvent))]
public sealed class UndoChangeCommand : ChangeCommand
{
    /// <summary>Specifies the events, by id or unambiguous prefix. Default: the newest change of the same session, or of the same person, that was
    /// not undone.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EventIdCompleter))]
    [PlainText]
    public string[]? EventId { get; set; }

    /// <summary>Specifies why the change is undone. The reason is kept in the history.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>Indicates that the cmdlet returns the event that was undone. Without an event id it always does.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        if (EventId is null)
        {
            Undo(null);
        }
        else
        {
            ForEach(EventId, Undo);
        }
    }

    private void Undo(string? eventId) => MakePlanned(
        feedback => Workspace.Undo.Decide(eventId, Author, Reason, feedback),
        planned => Workspace.Undo.Decide(planned.UndoneEventId, Author, Reason, Feedback),
        undone =>
        {
            // Whoever named no event learns which one it was.
            if (PassThru || eventId is null)
            {
                WriteObject(undone);
            }
        });
}
