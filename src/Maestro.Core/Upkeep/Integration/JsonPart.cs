using System.Text;
using System.Text.Json;

namespace Maestro.Upkeep;

/// <summary>A value in a JSON text and where it stands: the text is changed around it, not written again.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where what follows it begins.</param>
/// <param name="Name">Its name in an object, or null.</param>
/// <param name="NameStart">Where its name begins, or where it does.</param>
/// <param name="Text">The text of a string, or null.</param>
/// <param name="Parts">The values in it.</param>
internal sealed record JsonPart(JsonTokenType Kind, int Start, int End, string? Name, int NameStart, string? Text, IReadOnlyList<JsonPart> Parts)
{
    // Agents read these files so.
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The part of a name in an object, or null.</summary>
    public JsonPart? this[string name] => Parts.LastOrDefault(part => part.Name == name);

    /// <summary>Reads a text.</summary>
    /// <param name="text">A file read byte for byte (Latin-1), without a byte order mark.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonPart Read(string text)
    {
        var reader = new Utf8JsonReader(Encoding.Latin1.GetBytes(text), Lenient);
        reader.Read();
        JsonPart root = Read(ref reader, null, -1);
        while (reader.Read())
        {
            // What follows the value must not be another one.
        }

        return root;
    }

    private static JsonPart Read(ref Utf8JsonReader reader, string? name, int nameStart)
    {
        JsonTokenType kind = reader.TokenType;
        int start = (int)reader.TokenStartIndex;
        string? text = kind == JsonTokenType.String ? reader.GetString() : null;
        List<JsonPart> parts = [];
        if (kind is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                string? inner = null;
                int innerStart = -1;
                if (kind == JsonTokenType.StartObject)
                {
                    inner = reader.GetString();
                    innerStart = (int)reader.TokenStartIndex;
                    reader.Read();
                }

                parts.Add(Read(ref reader, inner, innerStart));
            }
        }

        return new JsonPart(kind, start, (int)reader.BytesConsumed, name, nameStart < 0 ? start : nameStart, text, parts);
    }
}
