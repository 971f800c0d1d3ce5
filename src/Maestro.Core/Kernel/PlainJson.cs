using System.Collections.Specialized;
using System.Text.Json;

namespace Maestro.Kernel;

/// <summary>JSON as plain objects, which PowerShell can show, compare and pass on.</summary>
internal static class PlainJson
{
    /// <summary>A string, bool, long, double or null; a read-only list or ordered map of those.</summary>
    public static object? ToObject(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out long whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.Array => ReadOnly.List<object?>([.. element.EnumerateArray().Select(ToObject)]),
        JsonValueKind.Object => Map(element),
        _ => null,
    };

    private static OrderedDictionary Map(JsonElement element)
    {
        OrderedDictionary map = [];
        foreach (JsonProperty member in element.EnumerateObject())
        {
            map[member.Name] = ToObject(member.Value);
        }

        return map.AsReadOnly();
    }
}
