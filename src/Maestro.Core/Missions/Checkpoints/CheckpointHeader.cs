using System.Text.Json;
using Maestro.Storage;

namespace Maestro;

/// <summary>A checkpoint without its content.</summary>
public sealed record CheckpointHeader
{
    internal CheckpointHeader(string checkpointId, DateTimeOffset timestamp)
    {
        CheckpointId = checkpointId;
        Timestamp = timestamp;
    }

    /// <summary>Its id.</summary>
    public string CheckpointId { get; internal init; }

    /// <summary>When it was taken.</summary>
    public DateTimeOffset Timestamp { get; internal init; }

    /// <summary>Reads id and time without the records that follow.</summary>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    internal static CheckpointHeader Read(ReadOnlySpan<byte> content, string path)
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

    /// <summary>The id.</summary>
    public override string ToString() => CheckpointId;
}
