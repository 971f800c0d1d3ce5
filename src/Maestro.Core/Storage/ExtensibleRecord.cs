using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro;

/// <summary>A record of a state file. What other programs wrote in it beside our own properties survives when it is written again.</summary>
public abstract record ExtensibleRecord
{
    private protected ExtensibleRecord()
    {
    }

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
