using System.Collections;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Completes the ids of the newest events; the tooltip is what was done.</summary>
internal sealed class EventIdCompleter : WorkspaceCompleter
{
    private const int Most = 50;

    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.History.Get(new HistoryQuery(), feedback).Take(Most).Select(static each => (each.EventId, $"{each.Time.ToLocalTime():g} {each.Action}: {each.Target}"));
}
