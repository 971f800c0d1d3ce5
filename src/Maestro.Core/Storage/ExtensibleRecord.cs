using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maestro.Storage;

namespace Maestro;

/// <summary>A record of a state file. What other programs wrote in it beside our own properties survives when it is written again.</summary>
public abstract record ExtensibleRecord : IJsonOnDeserialized
{
    private static readonly ConcurrentDictionary<Type, HashSet<string>> Keys = new();

    private protected ExtensibleRecord()
    {
    }

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    // Which of "result" and "Result" is meant can't be known: to us one is a property, to a reader that ignores case both are.
    void IJsonOnDeserialized.OnDeserialized()
    {
        if (Extra is { Count: > 0 } extra && extra.Keys.FirstOrDefault(Keys.GetOrAdd(GetType(), KeysOf).Contains) is { } key)
        {
            throw new JsonException($"{StateJson.DiffersInCase}'{key}'");
        }
    }

    private static HashSet<string> KeysOf(Type type) => new(
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(static property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null && property.GetCustomAttribute<JsonExtensionDataAttribute>() is null)
            .Select(static property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name)),
        StringComparer.OrdinalIgnoreCase);
}
