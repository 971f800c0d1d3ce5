using System.Management.Automation;
using Maestro.Memory;

namespace Maestro.Commands;

/// <summary>Gets the rules of the ratchet, oldest first.</summary>
/// <remarks>A rule that another program wrote down more than once is returned once.</remarks>
/// <example>
/// <code>Get-MaestroRatchet</code>
/// <para>Every rule with its pattern.</para>
/// </example>
/// <example>
/// <code>Get-MaestroCorrection -Severity hard | Get-MaestroRatchet</code>
/// <para>The rules made of hard corrections.</para>
/// </example>
/// <example>
/// <code>Get-MaestroRatchet *-2026-11-* | Format-List</code>
/// <para>The rules of corrections made in November 2026, with all they say.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroRatchet")]
[OutputType(typeof(RatchetRule))]
public sealed class GetRatchetCommand : WorkspaceCommand
{
    /// <summary>Ids, unambiguous starts of ids, or wildcard patterns. Without it every rule.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RatchetIdCompleter))]
    public string[]? RatchetId { get; set; }

    /// <summary>Only rules made of these corrections; starts of ids and wildcards are allowed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CorrectionIdCompleter))]
    public string[]? CorrectionId { get; set; }

    private protected override void Process() => WriteEach(Workspace.Ratchet.Get(
        new RatchetQuery { Ratchets = IdFilters.From(RatchetId), Corrections = IdFilters.From(CorrectionId) },
        Feedback));
}
