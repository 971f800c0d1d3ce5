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
    public static (string List, JsonElement Before, JsonElement After)? Find(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after) =>
        Locate(before, after) is (string list, _, Range was, Range its) && Parse(before[was]) is { } old && Parse(after[its]) is { } now ? (list, old, now) : null;

    /// <summary>The name of the list, the number of the record in it from 0, and where the record is in each content; null when the difference is of another kind, or a content is no JSON.</summary>
    public static (string List, int Index, Range Before, Range After)? Locate(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        if (Place(after, before.CommonPrefixLength(after)) is not (string list, int index, int start, int end))
        {
            return null;
        }

        ReadOnlySpan<byte> behind = after[end..];
        return before[start..].EndsWith(behind) && IsRecord(before[start..^behind.Length]) ? (list, index, start..(before.Length - behind.Length), start..end) : null;
    }

    // The record around a position of a content that is an object with lists. All of it is scanned, since none of it may be invalid.
    private static (string List, int Index, int Start, int End)? Place(ReadOnlySpan<byte> content, int position)
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
            int index = 0;
            (string List, int Index, int Start, int End)? found = null;
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
                    index = 0;
                }
                else if (isInList && reader is { CurrentDepth: 2, TokenType: JsonTokenType.StartObject })
                {
                    int start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    int end = (int)reader.BytesConsumed;
                    found = start < position && position < end ? (name, index, start, end) : found;
                    index++;
                }
            }

            return found;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // One record, and not two of them or a part of one.
    private static bool IsRecord(ReadOnlySpan<byte> content)
    {
        try
        {
            var reader = new Utf8JsonReader(content, OfRecord);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            reader.Skip();
            return reader.BytesConsumed == content.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonElement? Parse(ReadOnlySpan<byte> record)
    {
        try
        {
            var reader = new Utf8JsonReader(record, OfRecord);
            return JsonElement.TryParseValue(ref reader, out JsonElement? element) ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
