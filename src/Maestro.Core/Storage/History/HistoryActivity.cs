using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>When each author changed something last: the history read for its authors alone, and of a file that has grown only what is new.</summary>
internal sealed class HistoryActivity(HistoryFiles files)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HistoryPosition> _read = new(StringComparer.Ordinal);
    private Dictionary<Author, DateTimeOffset> _last = [];
    private DateTimeOffset _since = DateTimeOffset.MaxValue;

    /// <summary>The last change of each author since a time.</summary>
    /// <param name="since">Earlier changes need not be found.</param>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged: of what can't be read it is unknown who did it.</exception>
    public IReadOnlyDictionary<Author, DateTimeOffset> Since(DateTimeOffset since)
    {
        IReadOnlyList<HistoryFile> listed = files.List(since);
        lock (_gate)
        {
            if (since < _since || listed.Any(file => _read.TryGetValue(file.Path, out HistoryPosition? position) && !position.IsIn(file)))
            {
                (_last, _since) = ([], since);
                _read.Clear();
            }

            // What was returned before stays as it was; what is found before a damaged line is not read again.
            Dictionary<Author, DateTimeOffset> found = _last = new(_last);
            foreach (HistoryFile file in listed)
            {
                if (!_read.TryGetValue(file.Path, out HistoryPosition? position))
                {
                    _read[file.Path] = position = new HistoryPosition();
                }

                foreach (ReadOnlyMemory<byte> line in position.Next(file))
                {
                    if (!TryRead(line.Span, out Author author, out DateTimeOffset time))
                    {
                        // It may be the very change that keeps a lease from running out.
                        throw StateJson.Damaged(file.FullPath, "a line in it is not an event");
                    }

                    if (!found.TryGetValue(author, out DateTimeOffset known) || known < time)
                    {
                        found[author] = time;
                    }
                }
            }

            return found;
        }
    }

    // The author stands at the beginning of the line; the rest is not looked at.
    private static bool TryRead(ReadOnlySpan<byte> line, out Author author, out DateTimeOffset time)
    {
        (author, time) = (default, default);
        try
        {
            var reader = new Utf8JsonReader(line);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && !reader.ValueTextEquals("target"u8))
            {
                string name = reader.GetString()!;
                reader.Read();
                switch (name)
                {
                    case "time":
                        time = reader.GetDateTimeOffset();
                        break;
                    case "agent":
                        author = author with { Agent = reader.GetString() };
                        break;
                    case "session":
                        author = author with { SessionId = reader.GetString() };
                        break;
                    case "user":
                        author = author with { User = reader.GetString() };
                        break;
                }
            }

            return time != default;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
