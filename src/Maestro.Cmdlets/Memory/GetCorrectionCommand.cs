using System.Management.Automation;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Get corrections, newest first.</summary>
/// <remarks>A file that can't be read is an error of its own; the other corrections are still returned.</remarks>
/// <example>
/// <code>Get-MaestroCorrection</code>
/// <para>This command returns every correction in the workspace.</para>
/// </example>
/// <example>
/// <code>Get-MaestroCorrection -Severity hard</code>
/// <para>This command returns the corrections that appear in every worker prompt.</para>
/// </example>
/// <example>
/// <code>Get-MaestroCorrection -Trigger auth* | Format-List</code>
/// <para>This command shows all properties of the corrections that have a keyword or glob starting with <c>auth</c>.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroCorrection")]
[OutputType(typeof(Correction))]
public sealed class GetCorrectionCommand : WorkspaceCommand
{
    /// <summary>Specifies ids, unambiguous prefixes, or wildcard patterns. Default: all corrections.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CorrectionIdCompleter))]
    [PlainText]
    public string[]? CorrectionId { get; set; }

    /// <summary>Specifies the severities to return: <c>soft</c>, <c>hard</c>.</summary>
    [Parameter]
    [ValidateSet("soft", "hard")]
    public string[]? Severity { get; set; }

    /// <summary>Specifies keywords or globs. Only corrections that have one of them are returned. Wildcards are permitted.</summary>
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
