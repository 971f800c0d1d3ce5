using System.Management.Automation;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Gets corrections, newest first.</summary>
/// <remarks>A file that can't be read is an error of its own; the other corrections are returned all the same.</remarks>
/// <example>
/// <code>Get-MaestroCorrection</code>
/// <para>Every correction of the workspace.</para>
/// </example>
/// <example>
/// <code>Get-MaestroCorrection -Severity hard</code>
/// <para>Those that every worker is told.</para>
/// </example>
/// <example>
/// <code>Get-MaestroCorrection -Trigger auth* | Format-List</code>
/// <para>Those that a keyword beginning with auth recalls, with all they say.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroCorrection")]
[OutputType(typeof(Correction))]
public sealed class GetCorrectionCommand : WorkspaceCommand
{
    /// <summary>Ids, unambiguous starts of ids, or wildcard patterns. Without it every correction.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CorrectionIdCompleter))]
    public string[]? CorrectionId { get; set; }

    /// <summary>Only corrections of these severities: soft, hard.</summary>
    [Parameter]
    [ValidateSet("soft", "hard")]
    public string[]? Severity { get; set; }

    /// <summary>Only corrections that one of these keywords or globs recalls; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TriggerCompleter))]
    public string[]? Trigger { get; set; }

    private protected override void Process() => WriteEach(Workspace.Corrections.Get(
        new CorrectionQuery
        {
            Corrections = IdFilters.From(CorrectionId),
            Severities = Severity,
            Triggers = IdFilters.From(Trigger),
        },
        Feedback));
}
