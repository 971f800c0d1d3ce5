using System.Text.Json.Serialization;

namespace Maestro.Storage;

/// <summary>Types of values in the history that need no reflection.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class HistoryJsonContext : JsonSerializerContext;
