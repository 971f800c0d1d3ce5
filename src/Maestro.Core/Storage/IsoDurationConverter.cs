using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace Maestro.Storage;

/// <summary>Durations as the state format has them: ISO 8601 in seconds, <c>PT1800S</c>; any ISO 8601 duration can be read.</summary>
internal sealed class IsoDurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            if (reader.TokenType == JsonTokenType.String && XmlConvert.ToTimeSpan(reader.GetString()!) is var value && value > TimeSpan.Zero)
            {
                return value;
            }
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            // Reported below, like any other value that is no duration.
        }

        throw new JsonException("a duration must have the form PT1800S");
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"PT{(decimal)value.Ticks / TimeSpan.TicksPerSecond:0.###}S"));
}
