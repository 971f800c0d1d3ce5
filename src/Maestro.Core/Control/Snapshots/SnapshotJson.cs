using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Maestro.Storage;

namespace Maestro.Control;

/// <summary>A snapshot as minified JSON.</summary>
internal static class SnapshotJson
{
    /// <summary>What the compact form may take at most, in bytes of UTF-8.</summary>
    public const int CompactLimit = 8 * 1024;

    private static readonly SnapshotJsonContext Context = new(new JsonSerializerOptions(SnapshotJsonContext.Default.Options)
    {
        // The text goes to a pipeline, not into a page: letters beyond ASCII stay readable and take no more room than they need.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = null,
    });

    public static string Full(ControlSnapshot snapshot)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            ObjectJson.Write(writer, snapshot);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Counts and the next things, never more than <see cref="CompactLimit"/> bytes: lists and texts get shorter until it fits.</summary>
    public static string Compact(ControlSnapshot snapshot)
    {
        JsonTypeInfo<CompactSnapshot> type = Context.CompactSnapshot;
        foreach ((int items, int characters) in ((int, int)[])[(10, 100), (6, 80), (4, 60), (2, 40), (1, 32), (0, 24)])
        {
            byte[] json = JsonSerializer.SerializeToUtf8Bytes(new SnapshotCompactor(items, characters).Compact(snapshot), type);
            if (json.Length <= CompactLimit)
            {
                return Encoding.UTF8.GetString(json);
            }
        }

        return JsonSerializer.Serialize(new SnapshotCompactor(0, 8).Compact(snapshot), type);
    }
}

/// <summary>The generated serialiser of the compact form, which must be fast: minified, without nulls.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(IsoTimeConverter)])]
[JsonSerializable(typeof(CompactSnapshot))]
internal sealed partial class SnapshotJsonContext : JsonSerializerContext;
