using System.Text.Json.Serialization;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Memory;

/// <summary>The generated (de)serialisers of memory, ratchet, notes and the project graph; the rules are those of <see cref="StateJsonContext"/>.</summary>
[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(IsoTimeConverter)])]
[JsonSerializable(typeof(Correction))]
[JsonSerializable(typeof(Learning))]
[JsonSerializable(typeof(Guidance))]
[JsonSerializable(typeof(RatchetSuite))]
[JsonSerializable(typeof(RatchetBaseline))]
[JsonSerializable(typeof(IReadOnlyList<Note>), TypeInfoPropertyName = "Notes")]
[JsonSerializable(typeof(MemoryFile))]
[JsonSerializable(typeof(ProjectGraph))]
internal sealed partial class MemoryJsonContext : JsonSerializerContext;
