using System.Management.Automation;
using System.Text;
using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Export corrections, learnings and notes to a file, for another repository.</summary>
/// <remarks>
/// The file is JSON. The same memory always gives the same file, so it can be kept in version control. Items from the pipeline are exported alone; so
/// every filter of the Get- cmdlets applies. Guidance and ratchet rules are not exported: guidance is compiled from the learnings, and what a
/// ratchet rule forbids depends on the repository.
/// </remarks>
/// <example>
/// Export all memory
/// <code>Export-MaestroMemory memory.json</code>
/// <para>This command writes all corrections, learnings and notes to a file in the current location.</para>
/// </example>
/// <example>
/// Export hard corrections
/// <code>Get-MaestroCorrection -Severity hard | Export-MaestroMemory rules.json</code>
/// <para>This command exports only the hard corrections.</para>
/// </example>
/// <example>
/// Copy memory to another repository
/// <code>
/// Export-MaestroMemory memory.json -Kind correction, learning
/// Import-MaestroMemory memory.json -WorkspacePath ../shop
/// </code>
/// <para>These commands copy the corrections and learnings to another repository.</para>
/// </example>
[Cmdlet(VerbsData.Export, "MaestroMemory", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ExportMemoryCommand : WorkspaceCommand
{
    private readonly List<object> _items = [];

    /// <summary>Specifies the file to write. An existing file is overwritten.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Specifies the kinds to export: <c>correction</c>, <c>learning</c>, <c>note</c>. Default: all kinds.</summary>
    [Parameter]
    [ValidateSet(MemoryKind.Correction, MemoryKind.Learning, MemoryKind.Note)]
    public string[] Kind { get; set; } = [];

    /// <summary>Specifies the corrections, learnings and notes to export, usually from the pipeline. Results of Search-MaestroMemory are exported as well.
    /// Default: all of the workspace.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object[]? InputObject { get; set; }

    private bool IsGiven => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject));

    private protected override void Process() => ForEach(InputObject ?? [], item => _items.Add(Item(item)));

    private protected override void End()
    {
        // A file that lacks what was meant to be in it looks like one that has all of it.
        if (HasRefused)
        {
            return;
        }

        MemoryFile file = IsGiven
            ? MemoryTransfer.Export(Given<Correction>(MemoryKind.Correction), Given<Learning>(MemoryKind.Learning), Given<Note>(MemoryKind.Note))
            : Workspace.Transfer.Export(Kind, Feedback);
        string what = $"Write {Count.Of(file.Corrections.Count, "correction")}, {Count.Of(file.Learnings.Count, "learning")} and {Count.Of(file.Notes.Count, "note")}";
        WriteVerbose(what);
        if (ShouldProcess(Path!, what))
        {
            UserFile.Write(ResolvePath(Path!), Path!, Encoding.UTF8.GetString(file.Write().Span));
        }
    }

    private IEnumerable<T> Given<T>(string kind) =>
        Kind.Length == 0 || Kind.Contains(kind, StringComparer.OrdinalIgnoreCase) ? _items.OfType<T>() : [];

    private static object Item(object given)
    {
        object? item = given is PSObject wrapped ? wrapped.BaseObject : given;
        item = item is MemoryHit hit ? hit.Item : item;
        if (item is Correction or Learning or Note)
        {
            return item;
        }

        throw new MaestroException(
            ErrorCode.ArgumentInvalid,
            $"{QuotedText.Of(item?.ToString() ?? "")} is not a correction, a learning or a note. Nothing was exported.",
            "Get-MaestroCorrection | Export-MaestroMemory memory.json",
            given);
    }
}
