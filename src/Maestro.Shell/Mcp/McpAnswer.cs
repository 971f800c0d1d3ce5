using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maestro.Shell.Mcp;

/// <summary>What a call of a tool returns.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsError">True when it is an error.</param>
internal sealed record McpAnswer(string Text, bool IsError)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An error, flat: <c>{code, message, hint}</c>.</summary>
    public static McpAnswer Error(string code, string message, string? hint)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteString("message", message);
            if (hint is not null)
            {
                json.WriteString("hint", hint);
            }

            json.WriteEndObject();
        }

        return new McpAnswer(System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length), IsError: true);
    }
}
