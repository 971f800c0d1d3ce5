using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maestro.Shell.Errors;

/// <summary>What goes to standard error with --json: one object a line.</summary>
internal static class ErrorJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Line(string code, string message, string? hint, object? target) => Write(writer =>
    {
        writer.WriteStartObject("error");
        writer.WriteString("code", code);
        writer.WriteString("message", message);
        writer.WriteString("hint", hint);
        writer.WriteString("target", target?.ToString());
        writer.WriteEndObject();
    });

    /// <summary>A warning and the like.</summary>
    public static string MessageLine(string kind, string message) => Write(writer =>
    {
        writer.WriteStartObject(kind);
        writer.WriteString("message", message);
        writer.WriteEndObject();
    });

    private static string Write(Action<Utf8JsonWriter> content)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
