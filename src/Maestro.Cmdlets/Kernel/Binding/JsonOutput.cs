using System.Management.Automation;
using System.Text.Json;

namespace Maestro.Commands;

/// <summary>JSON as objects that can be read, changed and piped on, as ConvertFrom-Json gives them.</summary>
internal static class JsonOutput
{
    /// <param name="json">The JSON, as UTF-8.</param>
    /// <param name="withNulls">False to omit the properties that are null.</param>
    public static object? ToObject(ReadOnlyMemory<byte> json, bool withNulls = true)
    {
        using var document = JsonDocument.Parse(json);
        return ToObject(document.RootElement, withNulls);
    }

    private static object? ToObject(JsonElement element, bool withNulls)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var bag = new PSObject();
                foreach (JsonProperty member in element.EnumerateObject().Where(member => withNulls || member.Value.ValueKind != JsonValueKind.Null))
                {
                    bag.Properties.Add(new PSNoteProperty(member.Name, ToObject(member.Value, withNulls)));
                }

                return bag;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(item => ToObject(item, withNulls)).ToArray();
            case JsonValueKind.Number:
                return element.TryGetInt32(out int number) ? number : element.GetDouble();
            case JsonValueKind.String:
                return element.GetString();
            default:
                return element.ValueKind is JsonValueKind.Null ? null : element.GetBoolean();
        }
    }
}
