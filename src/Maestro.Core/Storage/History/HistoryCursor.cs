namespace Maestro.Storage;

/// <summary>Reads the events that are added from now on.</summary>
/// <remarks>It begins at the end of the history, and misses no event, however fast they come: each is a line that stays.</remarks>
internal sealed class HistoryCursor
{
    private readonly IStateStore _store;
    private readonly Dictionary<string, int> _read = new(StringComparer.Ordinal);

    public HistoryCursor(IStateStore store)
    {
        _store = store;
        foreach (StateEntry file in HistoryFiles.List(store))
        {
            _read[file.Name] = (int)file.Length;
        }
    }

    /// <summary>The events since the last call, oldest first. A line that is being written comes with the next call.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged (a file in the folder's place).</exception>
    public IReadOnlyList<HistoryEvent> Next()
    {
        var found = new List<HistoryEvent>();
        foreach (StateEntry file in HistoryFiles.List(_store))
        {
            int start = _read.GetValueOrDefault(file.Name);
            if (file.Length <= start || _store.Read($"{HistoryFiles.Folder}/{file.Name}") is not { } content)
            {
                continue;
            }

            for (int end = Next(content, start); end >= 0; end = Next(content, start))
            {
                if (HistoryParser.TryParse(content.AsMemory(start, end - start), out HistoryEvent? parsed))
                {
                    found.Add(parsed);
                }

                start = end + 1;
            }

            _read[file.Name] = start;
        }

        return found;
    }

    private static int Next(byte[] content, int start) => start < content.Length ? Array.IndexOf(content, (byte)'\n', start) : -1;
}
