using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Makes a correction mechanical: a pattern that no file may contain any more.</summary>
/// <remarks>
/// The pattern is a .NET regular expression. It is matched without regard to case, and ^ and $ stand at each line. A pattern that a correction has
/// already, with the same globs, is replaced and not added a second time; a correction may have several different ones. The correction is marked
/// as promoted in the same change. Test-MaestroRatchet looks through the files.
/// </remarks>
/// <example>
/// <code>Add-MaestroRatchet 2026-11-22-001 -Pattern 'npm install'</code>
/// <para>From now on Test-MaestroRatchet fails while any file says npm install.</para>
/// </example>
/// <example>
/// <code>Add-MaestroRatchet 2026-11-22-001 -Pattern 'console\.log' -Glob 'src/**/*.ts', 'tools/**'</code>
/// <para>Looks only at files that one of the globs matches.</para>
/// </example>
/// <example>
/// <code>Get-MaestroCorrection -Trigger npm | Add-MaestroRatchet -Pattern '\bnpm (install|ci)\b' -WhatIf</code>
/// <para>Checks the pattern and tells which corrections would be promoted, without changing anything.</para>
/// </example>
[Cmdlet(VerbsCommon.Add, "MaestroRatchet", SupportsShouldProcess = true)]
[OutputType(typeof(RatchetRule))]
public sealed class AddRatchetCommand : WorkspaceCommand
{
    /// <summary>The corrections to make mechanical, by id or unambiguous start of one.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CorrectionIdCompleter))]
    public string[] CorrectionId { get; set; } = [];

    /// <summary>A .NET regular expression that no line may match.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Pattern { get; set; } = "";

    /// <summary>Globs over repository-relative paths, such as src/**/*.cs. Without it every file is looked at.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Globs")]
    public string[]? Glob { get; set; }

    private protected override void Process() => ForEach(CorrectionId, Add);

    private void Add(string correctionId)
    {
        var draft = new RatchetDraft(correctionId, Pattern, Glob ?? []);
        RatchetAddition planned = Workspace.Ratchet.DecideAdd(draft);
        if (!planned.IsNew)
        {
            WriteWarning($"The correction {planned.Correction.CorrectionId} has this rule already, {planned.Rule.RatchetId}; it is replaced and no second one is made.");
        }

        if (ShouldProcess($"{planned.Correction.CorrectionId}: {Display.Short(planned.Rule.Rule)}", $"Forbid the pattern {Display.Short(Pattern)}"))
        {
            WriteObject(Workspace.Ratchet.Add(draft with { CorrectionId = planned.Correction.CorrectionId }, Cancellation).Rule);
        }
    }
}
