using Maestro.Kernel;

namespace Maestro.Handoffs;

/// <summary>Draws the ids of new handoffs. To be used under the write lock.</summary>
internal sealed class HandoffIds(HandoffRepository handoffs, TimeProvider clock)
{
    // Within a pipeline the folder is not listed for each handoff; whoever comes back later looks again.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private string? _last;
    private DateTimeOffset _keptAt;

    /// <summary>The next id of today: one more than the highest there is.</summary>
    public string Reserve(bool unique)
    {
        DateOnly today = SequencedId.Today(clock);
        if (unique || _last is null || !IsFresh())
        {
            return SequencedId.Next(handoffs.TakenIds(), today, unique);
        }

        // Others may have drawn ids in the meantime, each one higher than the last.
        string next = SequencedId.Next([_last], today, unique: false);
        while (handoffs.IsTaken(next))
        {
            next = SequencedId.Next([next], today, unique: false);
        }

        return next;
    }

    // A clock that was set back makes nothing fresh.
    private bool IsFresh()
    {
        TimeSpan age = clock.GetUtcNow() - _keptAt;
        return age >= TimeSpan.Zero && age <= Fresh;
    }

    /// <summary>Remembers an id that was drawn and used.</summary>
    public void Keep(string handoffId)
    {
        _last = handoffId;
        _keptAt = clock.GetUtcNow();
    }
}
