using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>What the rooms above ask before an event is undone.</summary>
internal interface IUndoRules
{
    /// <summary>Refuses an event that later ones were built on without touching what it set, or by which another session holds something.</summary>
    /// <exception cref="MaestroException">UndoConflict, FeatureHeld, HandoffHeld.</exception>
    void RequireUnused(HistoryEvent undone, Author author, IFeedback feedback);

    /// <summary>True for a part of an event that stays as it is, because others go on from there.</summary>
    bool IsLeft(HistoryEvent undone, HistoryChange change);

    /// <summary>Refuses what the command that leads there would refuse.</summary>
    /// <returns>What it would warn of.</returns>
    /// <exception cref="MaestroException">UndoConflict.</exception>
    IReadOnlyList<string> RequireAllowed(HistoryEvent undone, IReadOnlyList<StateWrite> writes, Author author);
}
