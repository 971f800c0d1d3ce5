using System.Text.Json.Serialization;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>The generated (de)serialisers of the state files: 2-space indent, key order as the records declare it, without nulls.</summary>
[JsonSourceGenerationOptions(
    AllowDuplicateProperties = false,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n",
    Converters = [typeof(IsoTimeConverter)])]
[JsonSerializable(typeof(Mission))]
[JsonSerializable(typeof(Feature))]
[JsonSerializable(typeof(AssertionList))]
[JsonSerializable(typeof(WorkerReport))]
[JsonSerializable(typeof(IReadOnlyList<RetryEntry>))]
[JsonSerializable(typeof(IReadOnlyList<MissionOverride>))]
[JsonSerializable(typeof(MissionDetails))]
[JsonSerializable(typeof(RemovedItems))]
[JsonSerializable(typeof(Checkpoint))]
[JsonSerializable(typeof(CheckpointExtra))]
[JsonSerializable(typeof(Proof))]
[JsonSerializable(typeof(MissionArchive))]
[JsonSerializable(typeof(IReadOnlyList<ArchivedFile>))]
[JsonSerializable(typeof(StoredIssues))]
[JsonSerializable(typeof(StoredClaim))]
[JsonSerializable(typeof(IReadOnlyList<StoredQuestion>))]
internal sealed partial class StateJsonContext : JsonSerializerContext;
