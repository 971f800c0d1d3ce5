using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Get the changes of the state, newest first: who changed what, when, from what to what, and why.</summary>
/// <remarks>
/// <para>Every change that a cmdlet makes is recorded with it, at once: there is no change without an event, and no event without its change. What
/// other programs write to the state files is not recorded.</para>
/// <para>An event has the author (an agent and its session, or a person), the cmdlet, every field that changed, and the reason if one was given.
/// Undo-MaestroChange takes a change back.</para>
/// </remarks>
/// <example>
/// <code>Get-MaestroHistory -First 20</code>
/// <para>This command returns the twenty newest changes.</para>
/// </example>
/// <example>
/// <code>Get-MaestroFeature auth-impl | Get-MaestroHistory</code>
/// <para>This command returns everything that happened to one feature.</para>
/// </example>
/// <example>
/// <code>(Get-MaestroHistory -Since (Get-Date).AddHours(-2)).Changes</code>
/// <para>This command returns every field that changed in the last two hours.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "MaestroHistory")]
[OutputType(typeof(HistoryEvent))]
public sealed class GetHistoryCommand : WorkspaceCommand
{
    /// <summary>Specifies events, by id or prefix.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EventIdCompleter))]
    [PlainText]
    public string[]? EventId { get; set; }

    /// <summary>Specifies the mission, by id or unambiguous prefix. Events about it and all that belongs to it are returned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MissionIdCompleter))]
    public string? MissionId { get; set; }

    /// <summary>Specifies the feature, by id. Events about it are returned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FeatureIdCompleter))]
    public string? FeatureId { get; set; }

    /// <summary>Specifies the assertion, by id. Events about it are returned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AssertionIdCompleter))]
    public string? AssertionId { get; set; }

    /// <summary>Specifies the handoff, by id. Events about it are returned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(HandoffIdCompleter))]
    public string? HandoffId { get; set; }

    /// <summary>Specifies the agent whose changes are returned.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? Agent { get; set; }

    /// <summary>Specifies the time from which changes are returned: a date, a date and time, or how long ago, such as <c>30m</c>, <c>2h</c> or
    /// <c>3d</c>. A time without an offset is local.</summary>
    [Parameter]
    [PastTime]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Specifies the maximum number of items to return, starting with the newest.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    private protected override void Process()
    {
        var query = new HistoryQuery
        {
            // An object from the pipeline names the narrowest thing: the assertion of a feature, the feature of a mission.
            MissionId = MissionId is null ? null : Workspace.Missions.Narrowing(MissionId),
            FeatureId = AssertionId is null && HandoffId is null ? FeatureId : null,
            AssertionId = AssertionId,
            HandoffId = HandoffId,
            Agent = Agent,
            Since = Since,
        };
        if (EventId is null)
        {
            bool isEmpty = true;
            WriteEach(Workspace.Missions.Narrowed(Workspace.History.Get(query, Feedback).Take(First ?? int.MaxValue).Select(found =>
            {
                isEmpty = false;
                return found;
            }), query.MissionId is { } id ? [id] : []));
            if (isEmpty)
            {
                RequireKnown();
            }

            return;
        }

        ForEach(EventId, id =>
        {
            HistoryEvent[] found = [.. Workspace.History.Get(query with { EventId = id }, Feedback).Take(First ?? int.MaxValue)];
            WriteEach(found.Length > 0 ? found : throw HistoryUndo.NotFound(id));
        });
    }

    // A typing error must not look like something that never changed. What is in the history was there, even if it was removed since.
    private void RequireKnown()
    {
        IReadOnlyList<IdFilter>? everywhere = IdFilters.From(MissionId is null ? ["*"] : [MissionId]);
        if (FeatureId is not null && !Workspace.History.Get(new HistoryQuery { FeatureId = FeatureId }, NoFeedback.Instance).Any())
        {
            _ = Workspace.Features.Get(new FeatureQuery { Missions = everywhere, Features = IdFilters.From([FeatureId]) }, Feedback).Any();
        }

        if (AssertionId is not null && !Workspace.History.Get(new HistoryQuery { AssertionId = AssertionId }, NoFeedback.Instance).Any())
        {
            _ = Workspace.Assertions.Get(new AssertionQuery { Missions = everywhere, Assertions = IdFilters.From([AssertionId]) }, null, Feedback).Any();
        }
    }
}
