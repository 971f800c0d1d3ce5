using System.Management.Automation;
using Maestro.Handoffs;

namespace Maestro.Commands;

/// <summary>Gets handoffs, the newest first.</summary>
/// <remarks>Handoffs are given as they are read, so -First and Select-Object -First stop early. A file that can't be read is an error that names it; the others are given all the same.</remarks>
/// <example>
/// <code>Get-MaestroHandoff -Status pending</code>
/// <para>What waits to be taken up.</para>
/// </example>
/// <example>
/// <code>Get-MaestroHandoff 2026-11-22-* -Agent codex | Format-List</code>
/// <para>What codex left on one day, in full.</para>
/// </example>
/// <example>
/// <code>Get-MaestroHandoff -Status picked-up | Where-Object PickedUpAt -lt (Get-Date).AddHours(-4) | Reset-MaestroHandoff -Reason 'nobody at work'</code>
/// <para>Gives back what was claimed more than four hours ago.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroHandoff")]
[OutputType(typeof(Handoff))]
public sealed class GetHandoffCommand : WorkspaceCommand
{
    /// <summary>Ids, unambiguous starts of ids, or wildcard patterns. Without it every handoff.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HandoffIdCompleter))]
    public string[]? HandoffId { get; set; }

    /// <summary>Only handoffs with one of these statuses.</summary>
    [Parameter]
    [ValidateSet("pending", "picked-up", "completed")]
    public string[]? Status { get; set; }

    /// <summary>Only handoffs of this mode.</summary>
    [Parameter]
    [ValidateSet("plan", "execute")]
    public string[]? Mode { get; set; }

    /// <summary>Only handoffs that these agents made; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[]? Agent { get; set; }

    /// <summary>Only handoffs about these missions, by id, start of an id, or wildcard pattern.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>At most so many, the newest.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    private protected override void Process() => WriteEach(Workspace.Handoffs.Get(
        new HandoffQuery
        {
            Handoffs = IdFilters.From(HandoffId),
            Statuses = Status,
            Modes = Mode,
            Agents = IdFilters.From(Agent),
            Missions = IdFilters.From(MissionId),
            First = First,
        },
        Feedback,
        Cancellation));
}
