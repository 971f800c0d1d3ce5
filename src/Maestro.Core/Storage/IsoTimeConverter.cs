using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro.Storage;

/// <summary>Times as the state format has them: <c>2026-11-22T16:27:54.639Z</c>, UTC, milliseconds.</summary>
internal sealed class IsoTimeConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Write(DateTimeOffset value) => value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset value)
            ? value.ToUniversalTime()
            : throw new JsonException("a time must have the form 2026-11-22T16:27:54.639Z");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        // The round-trip form is the same up to the milliseconds, and is written without interpreting a pattern: a list has two times in each record.
        Span<byte> text = stackalloc byte[28];
        value.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[23] = (byte)'Z';
        writer.WriteStringValue(text[..24]);
    }
}
