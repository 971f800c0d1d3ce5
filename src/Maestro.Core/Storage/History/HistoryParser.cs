using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>Reads events from lines of JSON. In one pass, since a long history is read as a whole.</summary>
internal static class HistoryParser
{
    // What says most about a change, first.
    private static readonly string[] Telling = ["result", "status"];
    private static readonly string[] Kinds = ["assertion", "feature", "handoff", "milestone", "mission"];

    // In the order in which they are written, as a rule. Known names are not made again for each event.
    private static readonly (byte[] Utf8, string Name)[] Names =
    [
        .. new[] { "time", "id", "path", "at", "from", "to", "agent", "session", "user", "command", "target", "action", "changes", "toDigest", "toCut", "fromCut", "reason", "undoes" }
            .Select(static name => (Encoding.UTF8.GetBytes(name), name)),
    ];

    /// <summary>The event of a line; false when it is none.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> line, [NotNullWhen(true)] out HistoryEvent? found)
    {
        found = null;
        try
        {
            found = Event(line);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not a line of ours.
        }

        return found is not null;
    }

    private static HistoryEvent? Event(ReadOnlyMemory<byte> line)
    {
        string? id = null, agent = null, session = null, user = null, command = null, target = null, action = null, reason = null, undone = null;
        DateTimeOffset? time = null;
        HistoryChange[]? changes = null;
        var reader = new Utf8JsonReader(line.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (Next(ref reader) is { } name)
        {
            switch (name)
            {
                case "id": id = Text(ref reader); break;
                case "time": time = reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset read) ? read : null; break;
                case "agent": agent = Text(ref reader); break;
                case "session": session = Text(ref reader); break;
                case "user": user = Text(ref reader); break;
                case "command": command = Text(ref reader); break;
                case "target": target = Text(ref reader); break;
                case "action": action = Text(ref reader); break;
                case "reason": reason = Text(ref reader); break;
                case "undoes": undone = Text(ref reader); break;
                case "changes": changes = Changes(ref reader, line); break;
                default: reader.Skip(); break;
            }
        }

        if (reader.Read() || id is null || time is null || target is null || action is null || changes is null)
        {
            return null;
        }

        HistoryChange? main = Main(changes);
        return new HistoryEvent
        {
            Time = time.Value.ToUniversalTime(),
            EventId = id,
            Agent = agent,
            SessionId = session,
            User = user,
            Command = command,
            Target = Display.Plain(target),
            Action = Display.Plain(action),
            Reason = reason,
            UndoneEventId = undone,
            MissionId = Only(changes, null),
            MilestoneId = Only(changes, "milestone"),
            FeatureId = Only(changes, "feature"),
            AssertionId = Only(changes, "assertion"),
            HandoffId = Only(changes, "handoff"),
            Field = main?.Field,
            From = main?.From,
            To = main?.To,
            Changes = ReadOnly.Own(changes),
        };
    }

    private static HistoryChange[]? Changes(ref Utf8JsonReader reader, ReadOnlyMemory<byte> line)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        var changes = new List<HistoryChange>(2);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            changes.Add(Change(ref reader, line));
        }

        return [.. changes];
    }

    private static HistoryChange Change(ref Utf8JsonReader reader, ReadOnlyMemory<byte> line)
    {
        string? path = null, fromCut = null, toCut = null, digest = null, from = null, to = null;
        string[] at = [];
        ReadOnlyMemory<byte> before = default, after = default;
        bool isCut = false;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        while (Next(ref reader) is { } name)
        {
            switch (name)
            {
                case "path": path = Text(ref reader); break;
                case "at": at = Place(ref reader); break;
                case "from": (before, from) = Value(ref reader, line); break;
                case "to": (after, to) = Value(ref reader, line); break;
                case "fromCut": (isCut, fromCut) = (true, Text(ref reader)); break;
                case "toCut": toCut = Text(ref reader); break;
                case "toDigest": digest = Text(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        var subject = HistorySubject.Of(path ?? throw new JsonException(), at);
        return new HistoryChange
        {
            Kind = subject.Kind,
            Id = subject.Id,
            MissionId = subject.MissionId,
            Path = path,
            Field = at is [.., { Length: > 0 } last] && last[0] is not ('#' or '@') ? last : null,
            From = before.IsEmpty ? fromCut : from,
            To = after.IsEmpty ? toCut : to,
            At = at,
            BeforeJson = before,
            AfterJson = after,
            CutDigest = digest,
            IsUndoable = !isCut,
        };
    }

    private static string[] Place(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var parts = new List<string>(4);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            parts.Add(reader.GetString() ?? throw new JsonException());
        }

        return [.. parts];
    }

    // Its JSON, and how it is shown: text as it is, anything else as JSON.
    private static (ReadOnlyMemory<byte> Json, string? Shown) Value(ref Utf8JsonReader reader, ReadOnlyMemory<byte> line)
    {
        int start = (int)reader.TokenStartIndex;
        string? text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        bool isNull = reader.TokenType == JsonTokenType.Null;
        reader.Skip();
        ReadOnlyMemory<byte> json = line[start..(int)reader.BytesConsumed];
        return (json, text is not null ? HistoryLine.Shown(text) : (isNull ? null : Encoding.UTF8.GetString(json.Span)));
    }

    // The name of the next property, with the reader at its value; null at the end of the object.
    private static string? Next(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            return null;
        }

        string name = "";
        foreach ((byte[] utf8, string known) in Names)
        {
            if (reader.ValueTextEquals(utf8))
            {
                name = known;
                break;
            }
        }

        reader.Read();
        return name;
    }

    private static HistoryChange? Main(HistoryChange[] changes)
    {
        HistoryChange? main = null;
        (int, int) best = default;
        foreach (HistoryChange change in changes)
        {
            if (change.Field is { } field && (Rank(Telling, field), Rank(Kinds, change.Kind)) is var rank && (main is null || rank.CompareTo(best) < 0))
            {
                (main, best) = (change, rank);
            }
        }

        return main;
    }

    private static int Rank(string[] order, string word) => Array.IndexOf(order, word) is var at and >= 0 ? at : order.Length;

    // The id that all changes of a kind share; for no kind, their mission.
    private static string? Only(HistoryChange[] changes, string? kind)
    {
        string? only = null;
        foreach (HistoryChange change in changes)
        {
            string? id = kind is null ? change.MissionId : change.Kind == kind ? change.Id : null;
            if (id is not null && only is not null && only != id)
            {
                return null;
            }

            only ??= id;
        }

        return only;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }
}
