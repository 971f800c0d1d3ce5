using System.Text.Json;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>A checkpoint's id and when it was taken; read without the records that follow.</summary>
internal sealed record CheckpointHeader(string CheckpointId, DateTimeOffset Timestamp)
{
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static CheckpointHeader Read(ReadOnlySpan<byte> content, string path)
    {
        try
        {
            Utf8JsonReader reader = new(content.StartsWith("\uFEFF"u8) ? content[3..] : content);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isTime = reader.ValueTextEquals("timestamp"u8);
                reader.Read();
                if (isTime && reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset time))
                {
                    return new CheckpointHeader(Path.GetFileNameWithoutExtension(path), time.ToUniversalTime());
                }

                reader.Skip();
            }
        }
        catch (JsonException exception)
        {
            throw StateJson.Damaged(path, StateJson.Describe(content, exception), exception);
        }

        throw StateJson.Damaged(path, "it lacks timestamp");
    }
}
