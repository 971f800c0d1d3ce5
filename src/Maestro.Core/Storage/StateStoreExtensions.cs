using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>What can be asked of every store.</summary>
internal static class StateStoreExtensions
{
    /// <summary>What is to be said of copies that a conflict left among the records of a folder; null as a rule, and where the folder can't be listed.</summary>
    public static OtherRecordNotice? Copies(this IStateStore store, string folder, string kind) =>
        NoFeedback.Instance.TryOrReport(() => OtherRecords.OfCopies(store.Names(folder), folder.Length == 0 ? store.Root : store.FullPath(folder), kind));

    /// <summary>Warns of them.</summary>
    public static void WarnOfCopies(this IStateStore store, string folder, string kind, IFeedback feedback)
    {
        if (store.Copies(folder, kind) is { } notice)
        {
            feedback.Warn(notice.Message);
        }
    }

    /// <summary>The ids that the names of a folder's records give them, in no order.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged (a file in the folder's place, or a name whose extension differs in case).</exception>
    public static IEnumerable<string> RecordIds(this IStateStore store, string folder)
    {
        IReadOnlyList<StateEntry> entries = store.Names(folder);
        foreach (MaestroException misnamed in store.Misnamed(folder, entries))
        {
            throw misnamed;
        }

        return entries.Where(static entry => entry.IsRecord).Select(static entry => entry.RecordId);
    }
}
