using System.Management.Automation;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Get ratchet rules, oldest first.</summary>
/// <remarks>A rule that another program recorded more than once is returned once.</remarks>
/// <example>
/// <code>Get-MaestroRatchet</code>
/// <para>This command returns every rule with its pattern.</para>
/// </example>
/// <example>
/// <code>Get-MaestroCorrection -Severity hard | Get-MaestroRatchet</code>
/// <para>This command returns the rules created from hard corrections.</para>
/// </example>
/// <example>
/// <code>Get-MaestroRatchet *-2026-11-* | Format-List</code>
/// <para>This command shows all properties of the rules for corrections added in November 2026.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroRatchet")]
[OutputType(typeof(RatchetRule))]
public sealed class GetRatchetCommand : WorkspaceCommand
{
    /// <summary>Specifies ids, unambiguous prefixes, or wildcard patterns. Default: all rules.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RatchetIdCompleter))]
    [PlainText]
    public string[]? RatchetId { get; set; }

    /// <summary>Specifies the corrections whose rules are returned. Prefixes and wildcards are permitted.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CorrectionIdCompleter))]
    public string[]? CorrectionId { get; set; }

    private protected override void Process() => WriteEach(Workspace.Ratchet.Get(
        new RatchetQuery { Ratchets = IdFilters.From(RatchetId), Corrections = IdFilters.From(CorrectionId) },
        Feedback));
}
