using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Maestro.Storage;

/// <summary>Finds what differs between two contents of a state file, field by field.</summary>
internal static class HistoryDiff
{
    // The event has the time itself.
    private const string UpdatedAt = "updatedAt";

    // In this file, the properties of these two are ids.
    private static readonly string[] Maps = ["features", "assertions"];

    /// <summary>The differences, in the order of the file.</summary>
    /// <param name="path">The file's path in the store.</param>
    /// <param name="before">Its content; null when there is no file.</param>
    /// <param name="after">Its next content; null when it is deleted.</param>
    /// <param name="isRecord">True when that was made of a record, so that it is known to be valid.</param>
    public static IReadOnlyList<HistoryEdit> Of(string path, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte>? after, bool isRecord)
    {
        if (before is { } old && after is { } now)
        {
            if (old.Span.SequenceEqual(now.Span))
            {
                return [];
            }

            if (isRecord && (OfOneRecord(path, old.Span, now.Span) ?? OfAddedItems(path, old.Span, now.Span)) is { } few)
            {
                return few;
            }

            if (Parse(path, old) is { } first && Parse(path, now) is { } second)
            {
                var edits = new List<HistoryEdit>();
                Compare(path, [], first, second, edits);
                return edits;
            }
        }

        return before is null && after is null ? [] : [new HistoryEdit(path, [], Whole(before), Whole(after))];
    }

    /// <summary>A content as one value: the text of the file.</summary>
    public static JsonElement? Whole(ReadOnlyMemory<byte>? content) =>
        content is { } bytes ? JsonSerializer.SerializeToElement(Encoding.UTF8.GetString(bytes.Span), HistoryJsonContext.Default.String) : null;

    // Of a list of a thousand records, a change is to one as a rule.
    private static List<HistoryEdit>? OfOneRecord(string path, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        if (!IsJson(path) || ChangedRecord.Find(before, after) is not (string list, JsonElement old, JsonElement now) || IdOf(old) is not { } id || IdOf(now) != id || list == UpdatedAt)
        {
            return null;
        }

        var edits = new List<HistoryEdit>();
        Compare(path, [list, "#" + id], old, now, edits);
        return edits;
    }

    // A file that is a list grows at its end, as a rule. Items with ids are named by those.
    private static List<HistoryEdit>? OfAddedItems(string path, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after) =>
        IsJson(path) && AddedItems.Find(before, after) is (int count, byte[] added) && Parse(path, added) is { } items && items.EnumerateArray().All(static item => IdOf(item) is null)
            ? [.. items.EnumerateArray().Select((item, index) => new HistoryEdit(path, [ItemAt(count + index)], null, item))]
            : null;

    private static bool IsJson(string path) => path.EndsWith(".json", StringComparison.Ordinal);

    private static JsonElement? Parse(string path, ReadOnlyMemory<byte> content)
    {
        if (!IsJson(path))
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(content.Span);
            return JsonElement.TryParseValue(ref reader, out JsonElement? element) ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Compare(string path, string[] at, JsonElement before, JsonElement after, List<HistoryEdit> edits)
    {
        if (IsSame(before, after))
        {
            return;
        }

        if (before.ValueKind == JsonValueKind.Object && after.ValueKind == JsonValueKind.Object && IsRecord(at))
        {
            CompareMembers(path, at, before, after, edits);
        }
        else if (before.ValueKind == JsonValueKind.Array && after.ValueKind == JsonValueKind.Array && at.Length > 0 && TryComparePairs(path, at, before, after, edits))
        {
            // As a rule, a record of a list is changed where it stands.
        }
        else if (before.ValueKind == JsonValueKind.Array && after.ValueKind == JsonValueKind.Array && ById(before) is { } old && ById(after) is { } now)
        {
            foreach ((string id, JsonElement item) in old)
            {
                CompareOptional(path, [.. at, "#" + id], item, now.TryGetValue(id, out JsonElement same) ? same : null, edits);
            }

            foreach ((string id, JsonElement item) in now.Where(pair => !old.ContainsKey(pair.Key)))
            {
                edits.Add(new HistoryEdit(path, [.. at, "#" + id], null, item));
            }
        }
        else if (before.ValueKind == JsonValueKind.Array && after.ValueKind == JsonValueKind.Array && at.Length == 0)
        {
            CompareItems(path, [.. before.EnumerateArray()], [.. after.EnumerateArray()], edits);
        }
        else
        {
            edits.Add(new HistoryEdit(path, at, before, after));
        }
    }

    private static string ItemAt(int index) => string.Create(CultureInfo.InvariantCulture, $"@{index}");

    /// <summary>The index that a part of a place stands for; null for any other part.</summary>
    public static int? IndexOf(string part) =>
        part.StartsWith('@') && int.TryParse(part.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : null;

    // A file that is a list: items without ids are added at its end, as a rule.
    private static void CompareItems(string path, JsonElement[] before, JsonElement[] after, List<HistoryEdit> edits)
    {
        int start = 0;
        while (start < before.Length && start < after.Length && IsSame(before[start], after[start]))
        {
            start++;
        }

        int same = 0;
        while (same < before.Length - start && same < after.Length - start && IsSame(before[^(same + 1)], after[^(same + 1)]))
        {
            same++;
        }

        for (int index = start; index < Math.Max(before.Length, after.Length) - same; index++)
        {
            edits.Add(new HistoryEdit(
                path,
                [ItemAt(index)],
                index < before.Length - same ? before[index] : null,
                index < after.Length - same ? after[index] : null));
        }
    }

    private static void CompareMembers(string path, string[] at, JsonElement before, JsonElement after, List<HistoryEdit> edits)
    {
        bool isMap = at is [var name] && Maps.Contains(name);
        foreach (JsonProperty member in before.EnumerateObject())
        {
            if (member.Name != UpdatedAt)
            {
                CompareOptional(path, [.. at, isMap ? "#" + member.Name : member.Name], member.Value, after.TryGetProperty(member.Name, out JsonElement now) ? now : null, edits);
            }
        }

        foreach (JsonProperty member in after.EnumerateObject())
        {
            if (member.Name != UpdatedAt && !before.TryGetProperty(member.Name, out _))
            {
                edits.Add(new HistoryEdit(path, [.. at, isMap ? "#" + member.Name : member.Name], null, member.Value));
            }
        }
    }

    private static void CompareOptional(string path, string[] at, JsonElement before, JsonElement? after, List<HistoryEdit> edits)
    {
        if (after is { } now)
        {
            Compare(path, at, before, now, edits);
        }
        else
        {
            edits.Add(new HistoryEdit(path, at, before, null));
        }
    }

    // The file, a map of records, and a record of a list or a map; anything deeper is one value.
    private static bool IsRecord(string[] at) => at.Length == 0 || at[^1].StartsWith('#') || (at.Length == 1 && Maps.Contains(at[0]));

    private static bool IsSame(JsonElement before, JsonElement after) =>
        JsonMarshal.GetRawUtf8Value(before).SequenceEqual(JsonMarshal.GetRawUtf8Value(after));

    // False, with nothing found, when the lists do not have the same ids in the same places, as far as their items differ.
    private static bool TryComparePairs(string path, string[] at, JsonElement before, JsonElement after, List<HistoryEdit> edits)
    {
        if (before.GetArrayLength() != after.GetArrayLength())
        {
            return false;
        }

        var differing = new List<(string Id, JsonElement Before, JsonElement After)>();
        foreach ((JsonElement old, JsonElement now) in before.EnumerateArray().Zip(after.EnumerateArray()))
        {
            if (!IsSame(old, now))
            {
                if (IdOf(old) is not { } id || IdOf(now) != id)
                {
                    return false;
                }

                differing.Add((id, old, now));
            }
        }

        foreach ((string id, JsonElement old, JsonElement now) in differing)
        {
            Compare(path, [.. at, "#" + id], old, now, edits);
        }

        return true;
    }

    private static string? IdOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    // Null unless every item is a record with an id of its own.
    private static Dictionary<string, JsonElement>? ById(JsonElement list)
    {
        var items = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (IdOf(item) is not { } id || !items.TryAdd(id, item))
            {
                return null;
            }
        }

        return items;
    }
}
