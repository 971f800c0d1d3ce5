using System.Text;
using System.Text.Json;

namespace Maestro.Storage;

/// <summary>Gives the records in a JSON text other ids, and leaves every other byte as it is.</summary>
internal static class JsonIds
{
    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The text with some of its string values replaced.</summary>
    /// <param name="content">The text.</param>
    /// <param name="replacement">Gets a property's name, its depth (1 in the outermost object) and its value; returns the id to put in its place, or null to keep it.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static byte[] Replace(ReadOnlySpan<byte> content, Func<string, int, string, string?> replacement)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[3..];
        }

        var written = new List<byte>(content.Length + 16);
        var reader = new Utf8JsonReader(content, Lenient);
        string name = "";
        int copied = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString()!;
            }
            else if (reader.TokenType == JsonTokenType.String && replacement(name, reader.CurrentDepth, reader.GetString()!) is { } id)
            {
                written.AddRange(content[copied..(int)reader.TokenStartIndex]);
                // Ids have no character that JSON would escape.
                written.AddRange(Encoding.UTF8.GetBytes($"\"{id}\""));
                copied = (int)reader.BytesConsumed;
            }
        }

        written.AddRange(content[copied..]);
        return [.. written];
    }
}
