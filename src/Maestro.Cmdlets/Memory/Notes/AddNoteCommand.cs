using System.Management.Automation;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Add a note for whoever works in the repository next.</summary>
/// <remarks>
/// The newest notes stand in the status, in worker prompts and on the dashboard. A note has its time and, in a git repository, its branch.
/// All notes of one pipeline are kept together, or none.
/// </remarks>
/// <example>
/// <code>Add-MaestroNote 'The staging server is down until Monday'</code>
/// <para>This command adds one note.</para>
/// </example>
/// <example>
/// <code>'Ask before changing the schema', 'Tests run in ten minutes' | Add-MaestroNote</code>
/// <para>This command adds two notes.</para>
/// </example>
/// <example>
/// <code>Get-Content message.txt -Raw | Add-MaestroNote</code>
/// <para><c>-Raw</c> passes the file as a single string, so it becomes a single note.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "MaestroNote", SupportsShouldProcess = true)]
[OutputType(typeof(Note))]
public sealed class AddNoteCommand : TextCommand
{
    private protected override string Checked(string content) => NoteService.Checked(content);

    private protected override void Keep(IReadOnlyCollection<string> texts) =>
        Make(_ => Workspace.Notes.Decide(texts, StartFolder), WriteEach);
}
