using System.Management.Automation;
using System.Text.Json;

namespace Maestro.Commands;

/// <summary>JSON as objects that can be read, changed and piped on, as ConvertFrom-Json gives them.</summary>
internal static class JsonOutput
{
    public static object? ToObject(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return ToObject(document.RootElement);
    }

    private static object? ToObject(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var bag = new PSObject();
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    bag.Properties.Add(new PSNoteProperty(member.Name, ToObject(member.Value)));
                }

                return bag;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(ToObject).ToArray();
            case JsonValueKind.Number:
                return element.TryGetInt32(out int number) ? number : element.GetDouble();
            case JsonValueKind.String:
                return element.GetString();
            default:
                return element.ValueKind is JsonValueKind.Null ? null : element.GetBoolean();
        }
    }
}
