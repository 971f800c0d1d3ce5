using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Control;

/// <summary>The newest events of the history, read again only when it has changed.</summary>
internal sealed class RecentHistory(HistoryFiles files, HistoryReader history)
{
    // A timeline shows no more, and few of them are no step.
    private const int Most = 400;

    private readonly Lock _gate = new();
    private HistoryMark _newest;
    private HistoryEvent[] _events = [];

    /// <summary>The newest events, newest first.</summary>
    /// <param name="feedback">Takes what is wrong with the history.</param>
    public IReadOnlyList<HistoryEvent> Get(IFeedback feedback)
    {
        lock (_gate)
        {
            HistoryMark newest = files.Mark(feedback);
            if (newest != _newest)
            {
                (_newest, _events) = (newest, [.. history.Get(new HistoryQuery(), feedback).Take(Most)]);
            }

            return _events;
        }
    }
}
