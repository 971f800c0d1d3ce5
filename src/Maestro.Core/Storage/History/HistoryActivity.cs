using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>When each author changed something last: the history read for its authors alone, and again only when it has grown.</summary>
internal sealed class HistoryActivity(IStateStore store)
{
    private readonly Lock _gate = new();
    private Dictionary<Author, DateTimeOffset> _last = [];
    private DateTimeOffset _since = DateTimeOffset.MaxValue;
    private (string? Name, long Length) _newest;

    /// <summary>The last change of each author since a time.</summary>
    /// <param name="since">Earlier changes need not be found.</param>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged (a file in the folder's place).</exception>
    public IReadOnlyDictionary<Author, DateTimeOffset> Since(DateTimeOffset since)
    {
        IReadOnlyList<StateEntry> files = HistoryFiles.List(store, since);
        (string? Name, long Length) newest = files is [.., var last] ? (last.Name, last.Length) : default;
        lock (_gate)
        {
            if (since >= _since && newest == _newest)
            {
                return _last;
            }

            var found = new Dictionary<Author, DateTimeOffset>();
            foreach (StateEntry file in files)
            {
                Read(store.Read($"{HistoryFiles.Folder}/{file.Name}") ?? [], found);
            }

            (_last, _since, _newest) = (found, since, newest);
            return found;
        }
    }

    private static void Read(ReadOnlySpan<byte> content, Dictionary<Author, DateTimeOffset> found)
    {
        for (int end = content.IndexOf((byte)'\n'); end >= 0; end = content.IndexOf((byte)'\n'))
        {
            if (TryRead(content[..end], out Author author, out DateTimeOffset time) && (!found.TryGetValue(author, out DateTimeOffset known) || known < time))
            {
                found[author] = time;
            }

            content = content[(end + 1)..];
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
