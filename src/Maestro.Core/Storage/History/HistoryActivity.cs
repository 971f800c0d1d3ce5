using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>When each author changed something last: the history read for its authors alone, and of a file that has grown only what is new.</summary>
internal sealed class HistoryActivity(HistoryFiles files)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _read = new(StringComparer.Ordinal);
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
            if (since < _since || listed.Any(file => file.Length < _read.GetValueOrDefault(file.Path)))
            {
                Forget(since);
            }

            bool goesOn = _read.Count > 0;
            try
            {
                return _last = Read(listed);
            }
            catch (MaestroException) when (goesOn)
            {
                // After a checkout, for example, the file is another one than the one that was read before.
                Forget(since);
                return _last = Read(listed);
            }
        }
    }

    private void Forget(DateTimeOffset since)
    {
        (_last, _since) = ([], since);
        _read.Clear();
    }

    private Dictionary<Author, DateTimeOffset> Read(IReadOnlyList<HistoryFile> listed)
    {
        // What was returned before stays as it was.
        Dictionary<Author, DateTimeOffset> found = new(_last);
        foreach (HistoryFile file in listed)
        {
            foreach ((ReadOnlyMemory<byte> line, long end) in file.Forward(_read.GetValueOrDefault(file.Path)))
            {
                if (!TryRead(line.Span, out Author author, out DateTimeOffset time))
                {
                    // It may be the very change that keeps a lease from running out.
                    throw StateJson.Damaged(file.FullPath, "a line in it is not an event");
                }

                _read[file.Path] = end;
                if (!found.TryGetValue(author, out DateTimeOffset known) || known < time)
                {
                    found[author] = time;
                }
            }
        }

        return found;
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
