using System.Management.Automation;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Import corrections, learnings and notes from a file that Export-MaestroMemory wrote.</summary>
/// <remarks>
/// Items are recognised by what they say: a correction by its rule, a learning by its text, a note by its time and text. What is kept already is
/// skipped, so importing a file again changes nothing. A correction whose rule is kept with another severity, source or trigger is a conflict, which
/// -Conflict decides. A file is imported as a whole or not at all. Undo-MaestroChange takes an import back.
/// </remarks>
/// <example>
/// Import a file
/// <code>Import-MaestroMemory memory.json</code>
/// <para>This command imports the file and returns how many items were added, updated and skipped.</para>
/// </example>
/// <example>
/// Preview an import
/// <code>Import-MaestroMemory memory.json -WhatIf</code>
/// <para>This command shows what would be added and updated, and which corrections differ.</para>
/// </example>
/// <example>
/// Show the skipped corrections
/// <code>Import-MaestroMemory memory.json -Conflict skip -PassThru | Where-Object Action -eq skipped</code>
/// <para>This command never changes corrections of this workspace, and returns the items that were skipped, with the reasons.</para>
/// </example>
[Cmdlet(VerbsData.Import, "MaestroMemory", SupportsShouldProcess = true)]
[OutputType(typeof(MemoryImport), typeof(MemoryImportItem))]
public sealed class ImportMemoryCommand : ChangeCommand
{
    /// <summary>Specifies the files to import.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Specifies the kinds to import: <c>correction</c>, <c>learning</c>, <c>note</c>. Default: all kinds.</summary>
    [Parameter]
    [ValidateSet(MemoryKind.Correction, MemoryKind.Learning, MemoryKind.Note)]
    public string[] Kind { get; set; } = [];

    /// <summary>Specifies what happens if a correction differs from the one that has the same rule: <c>newer</c> keeps the one that was updated last,
    /// <c>skip</c> keeps the one of this workspace, <c>fail</c> imports nothing. Default: <c>newer</c>.</summary>
    [Parameter]
    [ValidateSet(MemoryConflict.Newer, MemoryConflict.Skip, MemoryConflict.Fail)]
    public string Conflict { get; set; } = MemoryConflict.Newer;

    /// <summary>Returns every item with what was done to it and why, instead of the numbers.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process() => ForEach(Path, Import);

    private void Import(string path)
    {
        var file = MemoryFile.Read(UserFile.Read(ResolvePath(path), path, MemoryFile.MaxBytes, ErrorCode.MemoryFileInvalid), path);
        Make(feedback => Workspace.Transfer.DecideImport(file, path, Kind, Conflict.ToLowerInvariant(), feedback), Show);
    }

    private void Show(MemoryImport done)
    {
        if (PassThru)
        {
            WriteEach(done.Items);
        }
        else
        {
            WriteObject(done);
        }
    }
}
