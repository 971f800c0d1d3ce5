using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Handoffs;

/// <summary>Draws the ids of new handoffs. To be used under the write lock.</summary>
internal sealed class HandoffIds(HandoffRepository handoffs, TimeProvider clock)
{
    // Within a pipeline the folder is not listed for each handoff; whoever comes back later looks again.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private string? _free;
    private DateTimeOffset _listedAt;

    /// <summary>The next id of today: one more than the highest there is.</summary>
    public string Next(bool unique)
    {
        DateOnly today = SequencedId.Today(clock);
        if (unique || _free is null || !IsFresh() || !_free.StartsWith(today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            string first = SequencedId.Next(handoffs.TakenIds(), today, unique);
            (_free, _listedAt) = (unique ? null : first, clock.GetUtcNow());
            return first;
        }

        // Others may have drawn ids in the meantime, each one higher than the last.
        while (handoffs.IsTaken(_free))
        {
            _free = SequencedId.Next([_free], today, unique: false);
        }

        return _free;
    }

    // A clock that was set back makes nothing fresh.
    private bool IsFresh()
    {
        TimeSpan age = clock.GetUtcNow() - _listedAt;
        return age >= TimeSpan.Zero && age <= Fresh;
    }
}
