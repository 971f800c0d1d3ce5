using System.Text.Json;

namespace Maestro.Storage;

/// <summary>Finds the items that were added to the end of a list, the content of a whole file, without parsing the others.</summary>
/// <remarks>
/// Up to the end of the last item, both contents have the same bytes. Where the one before is a valid list, and what follows the comma behind them
/// is the rest of one, the other is a valid list too, and nothing else of it differs.
/// </remarks>
internal static class AddedItems
{
    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>How many items there were, and the added ones as a list of their own; null when the difference is of another kind, or a content is no JSON.</summary>
    public static (int Before, byte[] Added)? Find(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after) =>
        Locate(before, after) is { } added && Count(before) is > 0 and var count && Count(added) > 0 ? (count, added) : null;

    /// <summary>The added items as a list of their own, which may be no JSON; null when the difference is of another kind.</summary>
    /// <param name="before">The content before: a list with items, as somebody has checked.</param>
    /// <param name="after">The content now.</param>
    public static byte[]? Locate(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        ReadOnlySpan<byte> list = before.TrimEnd(Blanks);
        if (!list.EndsWith("]"u8))
        {
            return null;
        }

        ReadOnlySpan<byte> items = list[..^1].TrimEnd(Blanks);
        ReadOnlySpan<byte> rest = after.StartsWith(items) ? after[items.Length..].TrimStart(Blanks) : [];
        return rest.StartsWith(","u8) ? [(byte)'[', .. rest[1..]] : null;
    }

    private static int? Count(ReadOnlySpan<byte> list)
    {
        try
        {
            var reader = new Utf8JsonReader(list);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            {
                return null;
            }

            int count = 0;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                reader.Skip();
                count++;
            }

            // Nothing but blanks may follow.
            return reader.Read() ? null : count;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
