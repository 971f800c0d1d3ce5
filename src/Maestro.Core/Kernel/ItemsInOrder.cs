namespace Maestro.Kernel;

/// <summary>Finds items by their ids. Whoever asks in the order of the items, as nearly everybody does, needs no table of thousands.</summary>
/// <param name="items">The items; their ids differ.</param>
/// <param name="idOf">The id of one.</param>
internal sealed class ItemsInOrder<T>(IReadOnlyList<T> items, Func<T, string> idOf)
    where T : class
{
    private Dictionary<string, T>? _all;
    private int _next;

    /// <summary>The item with an id, or null.</summary>
    public T? Find(string id)
    {
        if (_all is null)
        {
            if (_next < items.Count && idOf(items[_next]) == id)
            {
                return items[_next++];
            }

            // Several that belong to one item ask for it one after the other.
            if (_next > 0 && idOf(items[_next - 1]) == id)
            {
                return items[_next - 1];
            }

            _all = items.ToDictionary(idOf, StringComparer.Ordinal);
        }

        return _all.GetValueOrDefault(id);
    }
}
