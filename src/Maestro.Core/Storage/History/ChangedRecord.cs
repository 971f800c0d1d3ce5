using System.Text.Json;

namespace Maestro.Storage;

/// <summary>Finds the one record of a list in which two contents of a file differ, without parsing the others.</summary>
/// <remarks>
/// Up to that record, and behind it, both contents have the same bytes. Where one of them is valid and the other has a record in the same place,
/// the other is valid too, and nothing else of it differs.
/// </remarks>
internal static class ChangedRecord
{
    // A record of a list is two levels down.
    private static readonly JsonReaderOptions OfRecord = new() { MaxDepth = 62 };

    /// <summary>The name of the list and both versions of the record; null when the difference is of another kind, or a content is no JSON.</summary>
    public static (string List, JsonElement Before, JsonElement After)? Find(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        if (Place(after, before.CommonPrefixLength(after)) is not (string list, int start, int end))
        {
            return null;
        }

        ReadOnlySpan<byte> behind = after[end..];
        return before[start..].EndsWith(behind) && Parse(before[start..^behind.Length]) is { } old && Parse(after[start..end]) is { } now ? (list, old, now) : null;
    }

    // The record around a position of a content that is an object with lists. All of it is scanned, since none of it may be invalid.
    private static (string List, int Start, int End)? Place(ReadOnlySpan<byte> content, int position)
    {
        try
        {
            var reader = new Utf8JsonReader(content);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            var names = new HashSet<string>(StringComparer.Ordinal);
            string name = "";
            bool isInList = false;
            (string List, int Start, int End)? found = null;
            while (reader.Read())
            {
                if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName })
                {
                    name = reader.GetString()!;
                    if (!names.Add(name))
                    {
                        return null;
                    }
                }
                else if (reader.CurrentDepth == 1)
                {
                    isInList = reader.TokenType == JsonTokenType.StartArray;
                }
                else if (isInList && reader is { CurrentDepth: 2, TokenType: JsonTokenType.StartObject })
                {
                    int start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    int end = (int)reader.BytesConsumed;
                    found = start < position && position < end ? (name, start, end) : found;
                }
            }

            return found;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement? Parse(ReadOnlySpan<byte> record)
    {
        try
        {
            var reader = new Utf8JsonReader(record, OfRecord);
            return JsonElement.TryParseValue(ref reader, out JsonElement? element) && element is { ValueKind: JsonValueKind.Object } && reader.BytesConsumed == record.Length ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
