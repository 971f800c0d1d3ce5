

namespace Maestro.Storage;

/// <summary>What can be asked of every store.</summary>
internal static class StateStoreExtensions
{
    /// <summary>The ids that the names of a folder's records give them, in no order.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged (a file in the folder's place).</exception>
    public static IEnumerable<string> RecordIds(this IStateStore store, string folder) =>
        store.Names(folder).Where(static entry => entry.IsRecord).Select(static entry => entry.RecordId);
}
