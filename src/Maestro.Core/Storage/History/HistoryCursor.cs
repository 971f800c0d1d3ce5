namespace Maestro.Storage;

/// <summary>Reads the events that are added from now on.</summary>
/// <remarks>It begins at the end of the history, and misses no event, however fast they come: each is a line that stays.</remarks>
internal sealed class HistoryCursor
{
    private readonly HistoryFiles _files;
    private readonly Dictionary<string, HistoryPosition> _read;

    public HistoryCursor(HistoryFiles files)
    {
        _files = files;
        _read = files.List().ToDictionary(static file => file.Path, HistoryPosition.AtEndOf, StringComparer.Ordinal);
    }

    /// <summary>The events since the last call, oldest first. A line that is being written comes with the next call.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged (a file in the folder's place).</exception>
    public IReadOnlyList<HistoryEvent> Next()
    {
        var found = new List<HistoryEvent>();
        foreach (HistoryFile file in _files.List())
        {
            if (!_read.TryGetValue(file.Path, out HistoryPosition? position))
            {
                _read[file.Path] = position = new HistoryPosition();
            }
            else if (!position.IsIn(file))
            {
                // What another branch's file holds did not happen just now.
                _read[file.Path] = position = HistoryPosition.AtEndOf(file);
            }

            foreach (ReadOnlyMemory<byte> line in position.Next(file))
            {
                if (HistoryParser.TryParse(line, out HistoryEvent? parsed))
                {
                    found.Add(parsed);
                }
            }
        }

        return found;
    }
}
