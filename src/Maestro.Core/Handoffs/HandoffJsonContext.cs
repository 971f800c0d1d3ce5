using System.Text.Json.Serialization;
using Maestro.Storage;

namespace Maestro.Handoffs;

/// <summary>The generated (de)serialisers of handoffs; as those of the other state files, but a null where none is allowed is refused.</summary>
[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(IsoTimeConverter)])]
[JsonSerializable(typeof(Handoff))]
[JsonSerializable(typeof(RemovedHandoff))]
internal sealed partial class HandoffJsonContext : JsonSerializerContext;
