using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro.Missions;

/// <summary>The content of <c>assertions.json</c>.</summary>
internal sealed record AssertionList
{
    public required IReadOnlyList<Assertion> Assertions { get; init; }

    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
