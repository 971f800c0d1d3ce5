using System.Text;
using System.Text.Json;

namespace Maestro.Shell.Mcp;

/// <summary>Whether a line is a message of JSON-RPC. The library drops what is not, so that a client would wait for an answer that never comes. Pure.</summary>
internal static class McpMessages
{
    private const int NotJson = -32700;
    private const int NotRequest = -32600;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The answer to a line that is no message, without a line end; null for a message, and for a blank line.</summary>
    /// <param name="line">The line, without its end.</param>
    public static byte[]? Refusal(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> json = Content(line);
        if (json.Trim(" \t\r"u8).IsEmpty)
        {
            return null;
        }

        try
        {
            string? repeated = Repeated(json);
            var reader = new Utf8JsonReader(json);
            using var message = JsonDocument.ParseValue(ref reader);
            return repeated is not null ? Error(NotRequest, $"The key '{repeated}' occurs more than once in an object.", IdOf(message.RootElement))
                : IsMessage(message.RootElement) ? null
                : Error(NotRequest, "A message is one JSON object in a line, with \"jsonrpc\":\"2.0\", a method, and an id that is a text or a whole number. Batches are not supported.", IdOf(message.RootElement));
        }
        catch (JsonException problem)
        {
            return Error(NotJson, $"The line is not JSON, from byte {problem.BytePositionInLine + 1} on.", default);
        }
    }

    /// <summary>A line without the byte order mark that some programs begin a stream with.</summary>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> line) => line.StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line;

    /// <summary>True for a message that is answered.</summary>
    public static bool IsRequest(ReadOnlySpan<byte> message) => Has(message, static root => root.TryGetProperty("method", out _) && root.TryGetProperty("id", out _));

    /// <summary>True for a message that answers one.</summary>
    public static bool IsResponse(ReadOnlySpan<byte> message) => Has(message, static root => !root.TryGetProperty("method", out _) && IsAnswer(root));

    private static bool Has(ReadOnlySpan<byte> message, Func<JsonElement, bool> form)
    {
        if (message.Trim(" \t\r\n"u8).IsEmpty)
        {
            return false;
        }

        var reader = new Utf8JsonReader(message);
        using var read = JsonDocument.ParseValue(ref reader);
        return form(read.RootElement);
    }

    private static bool IsMessage(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object
        && (message.TryGetProperty("method", out JsonElement method)
            ? method.ValueKind == JsonValueKind.String && HasVersion(message) && (!message.TryGetProperty("id", out JsonElement id) || IsId(id))
            : IsAnswer(message));

    private static bool HasVersion(JsonElement message) =>
        message.TryGetProperty("jsonrpc", out JsonElement version) && version.ValueKind == JsonValueKind.String && version.ValueEquals("2.0");

    // An error in answer to an error would never end.
    private static bool IsAnswer(JsonElement message) => message.TryGetProperty("result", out _) || message.TryGetProperty("error", out _);

    private static bool IsId(JsonElement id) => id.ValueKind == JsonValueKind.String || (id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out _));

    // Which of two ids is meant can't be known.
    private static JsonElement IdOf(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object && message.EnumerateObject().Where(static member => member.NameEquals("id")).ToList() is [var only] && IsId(only.Value)
            ? only.Value
            : default;

    // Readers of JSON differ in which of two values they take.
    private static string? Repeated(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var open = new Stack<HashSet<string>>();
        string? repeated = null;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    open.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject:
                    open.Pop();
                    break;
                case JsonTokenType.PropertyName when Name(reader) is var name && !open.Peek().Add(name):
                    repeated ??= name;
                    break;
            }
        }

        return repeated;
    }

    private static string Name(Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair.
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private static byte[] Error(int code, string message, JsonElement id)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc", "2.0");
            writer.WritePropertyName("id");
            if (id.ValueKind == JsonValueKind.Undefined)
            {
                writer.WriteNullValue();
            }
            else
            {
                id.WriteTo(writer);
            }

            writer.WriteStartObject("error");
            writer.WriteNumber("code", code);
            writer.WriteString("message", message);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
