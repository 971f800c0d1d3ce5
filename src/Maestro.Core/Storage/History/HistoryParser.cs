using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>Reads events from lines of JSON.</summary>
internal static class HistoryParser
{
    // What says most about a change, first.
    private static readonly string[] Telling = ["result", "status"];
    private static readonly string[] Kinds = ["assertion", "feature", "handoff", "milestone", "mission"];

    /// <summary>The event of a line; false when it is none.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> line, [NotNullWhen(true)] out HistoryEvent? found)
    {
        found = null;
        try
        {
            var json = JsonElement.Parse(line.Span);
            if (json.ValueKind == JsonValueKind.Object
                && Text(json, "id") is { } id
                && Text(json, "time") is not null && json.GetProperty("time").TryGetDateTimeOffset(out DateTimeOffset time)
                && Text(json, "target") is { } target
                && Text(json, "action") is { } action
                && json.TryGetProperty("changes", out JsonElement changes) && changes.ValueKind == JsonValueKind.Array)
            {
                found = Event(json, id, time, target, action, [.. changes.EnumerateArray().Select(Change)]);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // Not a line of ours.
        }

        return found is not null;
    }

    private static HistoryEvent Event(JsonElement json, string id, DateTimeOffset time, string target, string action, HistoryChange[] changes)
    {
        HistoryChange? main = changes
            .Where(static change => change.Field is not null)
            .OrderBy(static change => Rank(Telling, change.Field!))
            .ThenBy(static change => Rank(Kinds, change.Kind))
            .FirstOrDefault();
        return new HistoryEvent
        {
            Time = time.ToUniversalTime(),
            EventId = id,
            Agent = Text(json, "agent"),
            SessionId = Text(json, "session"),
            User = Text(json, "user"),
            Command = Text(json, "command"),
            Target = Display.Plain(target),
            Action = Display.Plain(action),
            Reason = Text(json, "reason"),
            UndoneEventId = Text(json, "undoes"),
            MissionId = Only(changes.Select(static change => change.MissionId)),
            MilestoneId = OnlyOf(changes, "milestone"),
            FeatureId = OnlyOf(changes, "feature"),
            AssertionId = OnlyOf(changes, "assertion"),
            HandoffId = OnlyOf(changes, "handoff"),
            Field = main?.Field,
            From = main?.From,
            To = main?.To,
            Changes = changes.AsReadOnly(),
        };
    }

    private static int Rank(string[] order, string word) => Array.IndexOf(order, word) is var at and >= 0 ? at : order.Length;

    private static string? OnlyOf(HistoryChange[] changes, string kind) =>
        Only(changes.Where(change => change.Kind == kind).Select(static change => change.Id));

    private static string? Only(IEnumerable<string?> values)
    {
        string? only = null;
        foreach (string value in values.OfType<string>())
        {
            if (only is not null && only != value)
            {
                return null;
            }

            only = value;
        }

        return only;
    }

    private static HistoryChange Change(JsonElement json)
    {
        string path = Text(json, "path") ?? throw new JsonException();
        string[] at = json.TryGetProperty("at", out JsonElement parts) ? [.. parts.EnumerateArray().Select(static part => part.GetString()!)] : [];
        var subject = HistorySubject.Of(path, at);
        bool hasBefore = json.TryGetProperty("from", out JsonElement before);
        bool hasAfter = json.TryGetProperty("to", out JsonElement after);
        return new HistoryChange
        {
            Kind = subject.Kind,
            Id = subject.Id,
            MissionId = subject.MissionId,
            Path = path,
            Field = at is [.., { Length: > 0 } last] && last[0] is not ('#' or '@') ? last : null,
            From = hasBefore ? Shown(before) : Text(json, "fromCut"),
            To = hasAfter ? Shown(after) : Text(json, "toCut"),
            At = at,
            Before = before,
            After = after,
            CutDigest = Text(json, "toDigest"),
            IsUndoable = !json.TryGetProperty("fromCut", out _),
        };
    }

    private static string? Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
