using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>Reads the summary of a handoff in one pass over its file, without building the record.</summary>
internal static class HandoffSummaryReader
{
    /// <summary>Reads a file. What the quick way can't make out is read in full, which says what is wrong with it.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, with the path and what is wrong.</exception>
    public static HandoffSummary Read(ReadOnlySpan<byte> file, string path)
    {
        HandoffSummary? summary = null;
        try
        {
            summary = Scan(file);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // The full read names the place.
        }

        return summary ?? HandoffSummary.Of(HandoffCodec.Read(file, path)) with { Uki = null };
    }

    private static HandoffSummary? Scan(ReadOnlySpan<byte> json)
    {
        var fields = new Fields();
        Utf8JsonReader reader = new(json.StartsWith(Encoding.UTF8.Preamble) ? json[3..] : json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        Object(ref reader, ref fields, Place.Handoff);
        return reader.Read() ? null : fields.ToSummary();
    }

    // The reader stands on the object's start, and leaves on its end.
    private static void Object(ref Utf8JsonReader reader, ref Fields fields, Place place)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Field field = FieldOf(ref reader, place);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject && Inner(field) is Place inner)
            {
                Object(ref reader, ref fields, inner);
            }
            else if (reader.TokenType == JsonTokenType.Null)
            {
                // As if it did not exist.
            }
            else if (field is Field.Timestamp or Field.PickedUpAt or Field.CompletedAt)
            {
                fields.Set(field, reader.GetDateTimeOffset().ToUniversalTime());
            }
            else if (field is Field.Status or Field.Mode or Field.Agent or Field.Session or Field.PickedUpBy)
            {
                fields[field] = SharedTexts.Read(ref reader);
            }
            else if (field != Field.Other)
            {
                fields[field] = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }
    }

    // The length distinguishes most names at once. One that is written with escapes is left to the full read.
    private static Field FieldOf(ref Utf8JsonReader reader, Place place)
    {
        if (reader.ValueIsEscaped)
        {
            throw new FormatException();
        }

        int length = reader.ValueSpan.Length;
        return place switch
        {
            Place.Handoff => length switch
            {
                2 when reader.ValueTextEquals("id"u8) => Field.Id,
                4 when reader.ValueTextEquals("refs"u8) => Field.References,
                5 when reader.ValueTextEquals("agent"u8) => Field.Agent,
                5 when reader.ValueTextEquals("texts"u8) => Field.Written,
                6 when reader.ValueTextEquals("status"u8) => Field.Status,
                7 when reader.ValueTextEquals("content"u8) => Field.Content,
                9 when reader.ValueTextEquals("timestamp"u8) => Field.Timestamp,
                9 when reader.ValueTextEquals("sessionId"u8) => Field.Session,
                10 when reader.ValueTextEquals("pickedUpBy"u8) => Field.PickedUpBy,
                10 when reader.ValueTextEquals("pickedUpAt"u8) => Field.PickedUpAt,
                11 when reader.ValueTextEquals("completedAt"u8) => Field.CompletedAt,
                _ => Field.Other,
            },
            Place.Texts => length == 7 && reader.ValueTextEquals("summary"u8) ? Field.WrittenSummary : Field.Other,
            Place.Content => length switch
            {
                4 when reader.ValueTextEquals("mode"u8) => Field.Mode,
                7 when reader.ValueTextEquals("summary"u8) => Field.Summary,
                11 when reader.ValueTextEquals("maestroRefs"u8) => Field.Tokens,
                _ => Field.Other,
            },
            _ => length switch
            {
                9 when reader.ValueTextEquals("missionId"u8) => place == Place.References ? Field.Mission : Field.MissionToken,
                9 when reader.ValueTextEquals("featureId"u8) => place == Place.References ? Field.Feature : Field.FeatureToken,
                _ => Field.Other,
            },
        };
    }

    private static Place? Inner(Field field) => field switch
    {
        Field.Content => Place.Content,
        Field.References => Place.References,
        Field.Tokens => Place.Tokens,
        Field.Written => Place.Texts,
        _ => null,
    };

    private enum Place
    {
        Handoff,
        Content,
        References,
        Tokens,
        Texts,
    }

    private enum Field
    {
        Id,
        Status,
        Agent,
        Session,
        PickedUpBy,
        Mode,
        Summary,
        WrittenSummary,
        Mission,
        Feature,
        MissionToken,
        FeatureToken,
        Timestamp,
        PickedUpAt,
        CompletedAt,
        Content,
        References,
        Tokens,
        Written,
        Other,
    }

    [InlineArray((int)Field.Timestamp)]
    private struct Texts
    {
        private string? _first;
    }

    private struct Fields
    {
        private Texts _values;
        private DateTimeOffset? _timestamp;
        private DateTimeOffset? _pickedUpAt;
        private DateTimeOffset? _completedAt;

        // Content, references and tokens are objects; as texts they are damage, which the full read names.
        public string? this[Field field]
        {
            readonly get => _values[(int)field];
            set => _values[field < Field.Timestamp ? (int)field : throw new InvalidOperationException()] = value;
        }

        public void Set(Field field, DateTimeOffset time)
        {
            switch (field)
            {
                case Field.Timestamp:
                    _timestamp = time;
                    break;
                case Field.PickedUpAt:
                    _pickedUpAt = time;
                    break;
                default:
                    _completedAt = time;
                    break;
            }
        }

        public readonly HandoffSummary? ToSummary()
        {
            string? status = OneOf(HandoffStatus.All, this[Field.Status]);
            string? mode = OneOf(HandoffMode.All, this[Field.Mode]);
            return this[Field.Id] is { } id && status is not null && mode is not null && this[Field.Summary] is { } summary && _timestamp is { } made
                ? new HandoffSummary
                {
                    HandoffId = id,
                    Status = status,
                    Mode = mode,
                    Agent = this[Field.Agent] ?? Handoff.UnknownAgent,
                    SessionId = this[Field.Session] ?? Handoff.NoSession,
                    Summary = this[Field.WrittenSummary] ?? summary,
                    FeatureId = this[Field.Feature] ?? this[Field.FeatureToken],
                    Timestamp = made,
                    PickedUpBy = this[Field.PickedUpBy],
                    PickedUpAt = _pickedUpAt,
                    CompletedAt = _completedAt,
                    MissionId = this[Field.Mission] ?? ReferenceIds.MissionIdOf(this[Field.MissionToken]),
                }
                : null;
        }

        // The known word rather than its copy, so that ten thousand summaries share it.
        private static string? OneOf(IReadOnlyList<string> words, string? text)
        {
            foreach (string word in words)
            {
                if (word == text)
                {
                    return word;
                }
            }

            return null;
        }
    }
}
