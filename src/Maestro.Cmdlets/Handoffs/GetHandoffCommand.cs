using System.Management.Automation;
using Maestro.Handoffs;

namespace Maestro.Commands;

/// <summary>Get handoffs, newest first.</summary>
/// <remarks>Handoffs are given as they are read, so -First and Select-Object -First stop early. A file that can't be read is an error that names it; the others are still returned.</remarks>
/// <example>
/// <code>Get-MaestroHandoff -Status pending</code>
/// <para>This command returns the handoffs that nobody has claimed.</para>
/// </example>
/// <example>
/// <code>Get-MaestroHandoff 2026-11-22-* -Agent codex | Format-List</code>
/// <para>This command shows all properties of the handoffs that codex created on one day.</para>
/// </example>
/// <example>
/// <code>Get-MaestroHandoff -Status picked-up | Where-Object PickedUpAt -lt (Get-Date).AddHours(-4) | Reset-MaestroHandoff -Reason 'nobody at work'</code>
/// <para>This command releases the handoffs that were claimed more than four hours ago.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroHandoff")]
[OutputType(typeof(Handoff))]
public sealed class GetHandoffCommand : WorkspaceCommand
{
    /// <summary>Specifies ids, unambiguous prefixes, or wildcard patterns. Default: all handoffs.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HandoffIdCompleter))]
    [PlainText]
    public string[]? HandoffId { get; set; }

    /// <summary>Specifies the statuses to return.</summary>
    [Parameter]
    [ValidateSet("pending", "picked-up", "completed")]
    public string[]? Status { get; set; }

    /// <summary>Specifies the mode of the handoffs to return.</summary>
    [Parameter]
    [ValidateSet("plan", "execute")]
    public string[]? Mode { get; set; }

    /// <summary>Specifies the agents whose handoffs are returned. Wildcards are permitted.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string[]? Agent { get; set; }

    /// <summary>Specifies the missions whose handoffs are returned, by id, prefix, or wildcard pattern.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string[]? MissionId { get; set; }

    /// <summary>Specifies the features whose handoffs are returned, by id or wildcard pattern.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string[]? FeatureId { get; set; }

    /// <summary>Specifies the maximum number of items to return, starting with the newest.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    private protected override void Process()
    {
        var query = new HandoffQuery
        {
            Handoffs = IdFilters.From(HandoffId),
            Statuses = Status,
            Modes = Mode,
            Agents = IdFilters.From(Agent),
            Missions = IdFilters.From(MissionId),
            Features = IdFilters.From(FeatureId),
            First = First,
        };
        WriteEach(Workspace.Missions.Narrowed(
            Workspace.HandoffReader.Get(query, Feedback, Cancellation),
            (query.Missions ?? []).Where(static filter => !filter.IsWildcard).Select(static filter => filter.Text)));
    }
}
