using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Add a ratchet rule: a pattern, derived from a correction, that no file may contain.</summary>
/// <remarks>
/// The pattern is a .NET regular expression. It is matched without regard to case, and ^ and $ stand at each line. A pattern that a correction has
/// already, with the same globs, is replaced and not added a second time; a correction may have several different ones. The correction is marked
/// as promoted in the same change. Test-MaestroRatchet looks through the files.
/// </remarks>
/// <example>
/// <code>Add-MaestroRatchet 2026-11-22-001 -Pattern 'npm install'</code>
/// <para>From now on, Test-MaestroRatchet fails while any file contains <c>npm install</c>.</para>
/// </example>
/// <example>
/// <code>Add-MaestroRatchet 2026-11-22-001 -Pattern 'console\.log' -Glob 'src/**/*.ts', 'tools/**'</code>
/// <para>Only files that match one of the globs are searched.</para>
/// </example>
/// <example>
/// <code>Get-MaestroCorrection -Trigger npm | Add-MaestroRatchet -Pattern '\bnpm (install|ci)\b' -WhatIf</code>
/// <para>This command validates the pattern and shows which corrections would be promoted, without changing anything.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "MaestroRatchet", SupportsShouldProcess = true)]
[OutputType(typeof(RatchetRule))]
public sealed class AddRatchetCommand : ChangeCommand
{
    /// <summary>Specifies the corrections to enforce, by id or unambiguous prefix.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CorrectionIdCompleter))]
    [PlainText]
    public string[] CorrectionId { get; set; } = [];

    /// <summary>Specifies a .NET regular expression that no line may match.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Pattern { get; set; } = "";

    /// <summary>Specifies globs that are matched against repository-relative paths, such as <c>src/**/*.cs</c>. As in .gitignore, a glob without a slash,
    /// such as <c>*.sh</c>, matches at any depth. Default: all files.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Globs")]
    public string[]? Glob { get; set; }

    private protected override void Process() => ForEach(CorrectionId, Add);

    private void Add(string correctionId)
    {
        var draft = new RatchetDraft(correctionId, Pattern, Glob ?? []);
        Make(_ => Workspace.Ratchet.DecideAdd(draft), WriteObject);
    }
}
