using System.Text;
using System.Text.Json;

namespace Maestro.Storage;

/// <summary>Finds the one record of a list in which two contents of a file differ, without parsing the others.</summary>
/// <remarks>
/// One of the contents is known to be a valid object, with no key twice. Up to that record, and behind it, both have the same bytes. Where the other
/// has a record in the same place, it is valid too, and nothing else of it differs.
/// </remarks>
internal static class ChangedRecord
{
    // A record of a list is two levels down.
    private static readonly JsonReaderOptions OfRecord = new() { MaxDepth = 62 };

    /// <summary>The name of the list and both versions of the record; null when the difference is of another kind.</summary>
    /// <param name="before">The content before, which may be anything.</param>
    /// <param name="after">The content now, which is known to be valid.</param>
    public static (string List, JsonElement Before, JsonElement After)? Find(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after) =>
        Locate(after, before) is (string list, _, Range its, Range was) && Parse(before[was]) is { } old && Parse(after[its]) is { } now ? (list, old, now) : null;

    /// <summary>The name of the list, the number of the record in it from 0, and where the record is in each content; null when the difference is of another kind.</summary>
    /// <param name="valid">The content that is known to be valid.</param>
    /// <param name="other">The other one.</param>
    public static (string List, int Index, Range Valid, Range Other)? Locate(ReadOnlySpan<byte> valid, ReadOnlySpan<byte> other)
    {
        if (Place(valid, valid.CommonPrefixLength(other)) is not (string list, int index, int start, int end))
        {
            return null;
        }

        ReadOnlySpan<byte> behind = valid[end..];
        return other[start..].EndsWith(behind) && IsRecord(other[start..^behind.Length]) ? (list, index, start..end, start..(other.Length - behind.Length)) : null;
    }

    // The record around a position of a content that is an object with lists.
    private static (string List, int Index, int Start, int End)? Place(ReadOnlySpan<byte> content, int position)
    {
        var reader = new JsonStructure(content);
        if (!reader.Read() || reader.Token != '{')
        {
            return null;
        }

        ReadOnlySpan<byte> name = [];
        bool isInList = false;
        int index = 0;
        while (reader.Start < position && reader.Read())
        {
            if (reader.Depth == 1 && reader.IsName)
            {
                name = reader.Text;
            }
            else if (reader.Depth == 1)
            {
                isInList = reader.Token == '[';
                index = 0;
            }
            else if (isInList && reader is { Depth: 2, Token: (byte)'{' })
            {
                int start = reader.Start;
                reader.Skip();
                if (start < position && position < reader.End)
                {
                    // Whoever parses all of it reads an escaped name.
                    return name.Contains((byte)'\\') ? null : (Encoding.UTF8.GetString(name), index, start, reader.End);
                }

                index++;
            }
        }

        return null;
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
