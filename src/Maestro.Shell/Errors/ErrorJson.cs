using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maestro.Shell.Output;

namespace Maestro.Shell.Errors;

/// <summary>What goes to standard error with --json: one object a line.</summary>
internal static class ErrorJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Line(string code, string message, string? hint, object? target) => Write(writer =>
    {
        writer.WriteStartObject("error");
        writer.WriteString("code", JsonText.Whole(code));
        writer.WriteString("message", JsonText.Whole(message));
        writer.WriteString("hint", JsonText.Whole(hint));
        writer.WriteString("target", JsonText.Whole(target?.ToString()));
        writer.WriteEndObject();
    });

    /// <summary>A warning and the like.</summary>
    public static string MessageLine(string kind, string message) => Write(writer =>
    {
        writer.WriteStartObject(kind);
        writer.WriteString("message", JsonText.Whole(message));
        writer.WriteEndObject();
    });

    /// <summary>Objects, or items of a list inside them, of which only some were written.</summary>
    public static string TruncatedLine(string? property, int shown, int total) => Write(writer =>
    {
        writer.WriteStartObject("truncated");
        if (property is not null)
        {
            writer.WriteString("property", property);
        }

        writer.WriteNumber("shown", shown);
        writer.WriteNumber("total", total);
        writer.WriteString("hint", property is null ? "--first N writes more, --full all of them." : "--full writes all of them.");
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

        return JsonText.Harmless(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }
}
