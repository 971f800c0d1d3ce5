using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>Takes back a change that nothing was built on. That is a change of its own; the event stays.</summary>
/// <param name="store">The store that it is made in.</param>
/// <param name="history">Where the events are.</param>
/// <param name="rules">What the rooms above ask.</param>
/// <param name="movedBy">The files that an event moved into one that it wrote, by their paths.</param>
/// <param name="clock">The time.</param>
internal sealed class HistoryUndo(
    IStateStore store, HistoryReader history, IUndoRules rules, Func<HistoryEvent, IReadOnlyDictionary<string, byte[]>> movedBy, TimeProvider clock)
{
    private const string UpdatedAt = "updatedAt";
    private const string Back = "Undo";
    private const string Again = "Redo";
    private const string Import = "Import-MaestroMission";

    // Cmdlets that move whole missions, and how to take that back.
    private static readonly Dictionary<string, string> Moves = new(StringComparer.Ordinal)
    {
        ["Compress-MaestroMission"] = "Expand-MaestroMission takes a mission out of the archive.",
        [Import] = "Import-MaestroMission -Force imports what an import replaced, from the folder backup.",
        ["Expand-MaestroMission"] = "Compress-MaestroMission archives a mission.",
    };

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What undoing would change.</summary>
    /// <param name="eventId">The event, by id or prefix; null for the author's newest one that can still be undone.</param>
    /// <param name="author">Who undoes it.</param>
    /// <param name="reason">Why, or null.</param>
    /// <param name="feedback">Takes what is wrong with the history.</param>
    /// <exception cref="MaestroException">EventNotFound, IdAmbiguous, UndoConflict, FeatureHeld, HandoffHeld, StateFileDamaged.</exception>
    public Change<HistoryEvent> Decide(string? eventId, Author author, string? reason, IFeedback feedback)
    {
        HistoryEvent undone = eventId is null ? Newest(author, feedback) : Named(eventId, feedback);
        HistoryChange? made = undone.Changes.FirstOrDefault(static change =>
            change.Kind == "mission" && change.Path.EndsWith("/mission.json", StringComparison.Ordinal) && change.At.Count == 0 && change.Before.ValueKind == JsonValueKind.Undefined);
        if (undone.Command == Import && made is not null)
        {
            throw new MaestroException(
                ErrorCode.UndoConflict,
                $"The event '{undone.EventId}' imported the mission '{made.Id}', which is archived rather than undone.",
                CommandText.Of($"Compress-MaestroMission {made.Id} -Force"),
                undone.EventId);
        }

        if (Moves.TryGetValue(undone.Command ?? "", out string? back))
        {
            throw new MaestroException(
                ErrorCode.UndoConflict, $"The event '{undone.EventId}' moved a whole mission, which the history does not contain.", back, undone.EventId);
        }

        if (made is not null)
        {
            throw new MaestroException(
                ErrorCode.UndoConflict,
                $"The event '{undone.EventId}' made the mission '{made.Id}', which is rejected rather than undone.",
                CommandText.Of($"Deny-MaestroMission {made.Id}"),
                undone.EventId);
        }

        if (undone.Changes.Count == 0)
        {
            throw new MaestroException(
                ErrorCode.UndoConflict, $"The event '{undone.EventId}' changed nothing that can be undone.", $"Get-MaestroHistory {undone.EventId} | Format-List shows it.", undone.EventId);
        }

        rules.RequireUnused(undone, author, feedback);
        IReadOnlyDictionary<string, byte[]> moved = movedBy(undone);
        StateWrite[] writes =
        [
            .. undone.Changes.Where(change => !rules.IsLeft(undone, change)).GroupBy(static change => change.Path, StringComparer.Ordinal).Select(file => Restore(undone, file.Key, [.. file], moved)),
            .. Moved(undone, moved),
        ];
        return new Change<HistoryEvent>(store, $"{Done(undone)} ({undone.EventId})", undone.UndoneEventId is not null && undone.Action == Back ? Again : Back, undone)
        {
            Reason = reason,
            UndoneEventId = undone.EventId,
            Warnings = rules.RequireAllowed(undone, writes, author),
            Writes = writes,
        };
    }

    // The change that an undo, or the undo of an undo, is about in the end.
    private static string Done(HistoryEvent undone) => undone.UndoneEventId is { } id && undone.Target.EndsWith($" ({id})", StringComparison.Ordinal)
        ? undone.Target[..^$" ({id})".Length]
        : $"{undone.Action} on {undone.Target}";

    private HistoryEvent Newest(Author author, IFeedback feedback)
    {
        var undone = new HashSet<string>(StringComparer.Ordinal);
        foreach (HistoryEvent each in history.Get(new HistoryQuery { StopsAtDamage = true }, new StopAtProblem(feedback)))
        {
            if (each.UndoneEventId is { } id)
            {
                // An undo that was undone itself took nothing back.
                if (!undone.Contains(each.EventId))
                {
                    undone.Add(id);
                }
            }
            else if (each.Changes.Count > 0 && !undone.Contains(each.EventId) && author.Is(each.Agent, each.SessionId, each.User))
            {
                return each;
            }
        }

        throw new MaestroException(
            ErrorCode.EventNotFound, "The history has no change of yours that can be undone.", "Get-MaestroHistory lists the changes of everybody; specify the event id of one.");
    }

    private HistoryEvent Named(string eventId, IFeedback feedback)
    {
        // Every event begins with nothing.
        HistoryEvent[] found = InvisibleCharacters.IsBlank(eventId) ? [] : [.. history.Get(new HistoryQuery { EventId = eventId }, feedback).Take(2)];
        return found switch
        {
            [var only] => only,
            [] => throw NotFound(eventId),
            _ => throw new MaestroException(
                ErrorCode.IdAmbiguous, $"More than one event begins with '{Display.Short(eventId)}'.", "Get-MaestroHistory lists the events.", eventId),
        };
    }

    /// <summary>No event has this id.</summary>
    public static MaestroException NotFound(string eventId) => new(
        ErrorCode.EventNotFound, $"The history has no event '{Display.Short(eventId)}'.", "Get-MaestroHistory lists the events.", eventId);

    private StateWrite Restore(HistoryEvent undone, string path, HistoryChange[] changes, IReadOnlyDictionary<string, byte[]> moved)
    {
        byte[]? content = store.Read(path);
        if (changes is [{ At.Count: 0 } whole])
        {
            // What is too long for the history, or no text, is where it was moved to.
            bool isText = path.EndsWith(StateEntry.Extension, StringComparison.Ordinal);
            if (whole.AfterDigest is null && (!whole.IsUndoable || !isText) && moved.TryGetValue(path, out byte[]? kept))
            {
                return content is null ? new StateWrite(path, kept) : throw Conflict(undone, whole with { IsUndoable = true });
            }

            RequireSame(undone, whole, content is null ? null : HistoryDiff.Whole(content));
            return new StateWrite(path, whole.Before.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(whole.Before.GetString()!) : default(ReadOnlyMemory<byte>?));
        }

        JsonNode root = (content is null ? null : JsonNode.Parse(content)) ?? throw Conflict(undone, changes[0]);
        foreach (HistoryChange change in changes)
        {
            Restore(undone, root, change);
        }

        return new StateWrite(path, Encoding.UTF8.GetBytes(root.ToJsonString(Indented) + "\n"));
    }

    private IEnumerable<StateWrite> Moved(HistoryEvent undone, IReadOnlyDictionary<string, byte[]> moved)
    {
        HashSet<string> restored = [.. undone.Changes.Select(static change => change.Path)];
        foreach ((string path, byte[] content) in moved.Where(file => !restored.Contains(file.Key)))
        {
            yield return store.Find(path) is null ? new StateWrite(path, content) : throw new MaestroException(
                ErrorCode.UndoConflict,
                $"The event '{undone.EventId}' can't be undone: {QuotedText.Of(store.FullPath(path))}, which it moved, exists again.",
                CommandText.Of($"Get-MaestroHistory -First 20"),
                undone.EventId);
        }
    }

    private void Restore(HistoryEvent undone, JsonNode root, HistoryChange change)
    {
        JsonNode? holder = root;
        for (int index = 0; index < change.At.Count - 1; index++)
        {
            holder = Child(holder, change.At[index]);
        }

        string last = change.At[^1];
        JsonNode? current = Child(holder, last, change.AfterDigest);
        RequireSame(undone, change, current is null ? null : JsonSerializer.SerializeToElement(current, Indented));
        JsonNode? before = change.Before.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(change.Before.GetRawText());
        bool hadNone = change.Before.ValueKind == JsonValueKind.Undefined;
        switch (holder)
        {
            case JsonObject record:
                string name = last.TrimStart('#');
                if (hadNone)
                {
                    record.Remove(name);
                }
                else
                {
                    record[name] = before;
                }

                if (record.ContainsKey(UpdatedAt))
                {
                    record[UpdatedAt] = IsoTimeConverter.Write(clock.GetUtcNow());
                }

                break;
            case JsonArray list when current is not null:
                int at = list.IndexOf(current);
                list.RemoveAt(at);
                if (!hadNone)
                {
                    list.Insert(at, before);
                }

                break;
            case JsonArray list:
                list.Insert(Math.Min(HistoryDiff.IndexOf(last) ?? list.Count, list.Count), before);
                break;
            default:
                throw Conflict(undone, change);
        }
    }

    private static JsonNode? Child(JsonNode? holder, string part, string? digest = null) => holder switch
    {
        JsonObject record => record[part.TrimStart('#')],
        // Items without ids may have moved since: the one that is what the change made of it.
        JsonArray list when HistoryDiff.IndexOf(part) is not null => digest is null ? null : list.LastOrDefault(item => item is not null && HistoryLine.Digest(JsonSerializer.SerializeToElement(item, Indented)) == digest),
        JsonArray list => list.FirstOrDefault(item => item is JsonObject record && record["id"]?.GetValueKind() == JsonValueKind.String && record["id"]!.GetValue<string>() == part[1..]),
        _ => null,
    };

    // Whatever is built on a change alters what it wrote, as a rule.
    private static void RequireSame(HistoryEvent undone, HistoryChange change, JsonElement? current)
    {
        string? digest = current is { } value && value.ValueKind != JsonValueKind.Null ? HistoryLine.Digest(value) : null;
        string? expected = change.AfterDigest == NullDigest ? null : change.AfterDigest;
        if (digest != expected || !change.IsUndoable)
        {
            throw Conflict(undone, change);
        }
    }

    private static string NullDigest { get; } = HistoryLine.Digest(JsonElement.Parse("null"u8));

    private static MaestroException Conflict(HistoryEvent undone, HistoryChange change) => new(
        ErrorCode.UndoConflict,
        change.IsUndoable
            ? $"The event '{undone.EventId}' can't be undone: {change.Field ?? "the file"} of the {change.Kind} '{Display.Short(change.Id)}' is no longer what it set."
            : $"The event '{undone.EventId}' can't be undone: what the {change.Kind} '{Display.Short(change.Id)}' had before was too long for the history.",
        change.IsUndoable ? CommandText.Of($"Get-MaestroHistory -First 20") : Instead(undone, change),
        undone.EventId);

    // What can be done instead of undoing, by what is left.
    private static string Instead(HistoryEvent undone, HistoryChange change) =>
        StatePaths.IsRemoved(change.Path) ? "Remove-MaestroFeature and Remove-MaestroAssertion remove it again."
        : undone.Changes.FirstOrDefault(static each => StatePaths.IsRemoved(each.Path)) is { } kept ? $"What was removed is in '{kept.Path}' of the workspace folder; add it again from there."
        : CommandText.Of($"Get-MaestroHistory -First 20");
}
