using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>An event as a line of JSON.</summary>
internal static class HistoryLine
{
    /// <summary>A value before that is longer is not kept, so that the change can't be undone.</summary>
    private const int MostKept = 64 << 10;

    // An undo takes the record of what was removed away, and nothing else holds what a redo has to write again.
    private const int MostKeptOfRemoved = 8 << 20;

    /// <summary>A value after that is longer is cut, and its digest stands for it.</summary>
    private const int MostShown = 1000;

    private const int CutLength = 200;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A new id for an event of this time.</summary>
    public static string NewId(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "-" + RandomNumberGenerator.GetString("0123456789abcdefghjkmnpqrstvwxyz", 10);

    /// <summary>The line of an event, with its newline.</summary>
    public static ReadOnlyMemory<byte> Write(HistoryEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", IsoTimeConverter.Write(entry.Time));
            json.WriteString("id", entry.EventId);
            Optional(json, "agent", entry.Origin.Author.Agent);
            Optional(json, "session", entry.Origin.Author.SessionId);
            Optional(json, "user", entry.Origin.Author.User);
            Optional(json, "command", entry.Origin.Command);
            json.WriteString("target", entry.Target);
            json.WriteString("action", entry.Action);
            Optional(json, "reason", entry.Reason);
            Optional(json, "undoes", entry.UndoneEventId);
            json.WriteStartArray("changes");
            foreach (HistoryEdit edit in entry.Edits)
            {
                Write(json, edit);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>The digest by which a value is recognised: the same for the same value, however it is laid out.</summary>
    public static string Digest(JsonElement value) => Digest(Minified(value));

    private static string Digest(byte[] minified) => Convert.ToHexStringLower(SHA256.HashData(minified))[..32];

    private static void Write(Utf8JsonWriter json, HistoryEdit edit)
    {
        json.WriteStartObject();
        json.WriteString("path", edit.Path);
        if (edit.At.Count > 0)
        {
            json.WriteStartArray("at");
            foreach (string part in edit.At)
            {
                json.WriteStringValue(part);
            }

            json.WriteEndArray();
        }

        if (edit.Before is { } before)
        {
            byte[] text = Minified(before);
            if (text.Length <= (StatePaths.IsRemoved(edit.Path) ? MostKeptOfRemoved : MostKept))
            {
                json.WritePropertyName("from");
                json.WriteRawValue(text, skipInputValidation: true);
            }
            else
            {
                json.WriteString("fromCut", Cut(before));
            }
        }

        if (edit.After is { } made && edit.Before is null && edit.At.Count == 0)
        {
            // A mission is made of a thousand files; what was in them is in them.
            json.WriteString("toDigest", Digest(made));
        }
        else if (edit.After is { } after)
        {
            byte[] text = Minified(after);
            if (text.Length <= MostShown)
            {
                json.WritePropertyName("to");
                json.WriteRawValue(text, skipInputValidation: true);
            }
            else
            {
                json.WriteString("toCut", Cut(after));
                json.WriteString("toDigest", Digest(text));
            }
        }

        json.WriteEndObject();
    }

    /// <summary>A value as it is shown, where it is too long to be shown whole.</summary>
    public static string Shown(string value) => value.Length <= MostKept ? value : Cut(value);

    private static string Cut(JsonElement value) => Cut(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());

    private static string Cut(string value) => Display.Cut(value, CutLength);

    private static byte[] Minified(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            value.WriteTo(json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
