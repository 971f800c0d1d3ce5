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

    /// <summary>A plan as PowerShell holds it, of a type that has a view.</summary>
    public static PSObject ToPlan(ReadOnlyMemory<byte> json, bool withNulls = true)
    {
        var plan = (PSObject)ToObject(json, withNulls)!;
        plan.TypeNames.Insert(0, PlanView.TypeName);
        return plan;
    }

    private static object? ToObject(JsonElement element, bool withNulls)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var bag = new PSObject();
                PSMemberInfoCollection<PSPropertyInfo> properties = bag.Properties;
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    if (!withNulls && member.Value.ValueKind == JsonValueKind.Null)
                    {
                        continue;
                    }

                    // The names of a JSON object are unique, so nothing need be looked up.
                    properties.Add(new PSNoteProperty(member.Name, ToObject(member.Value, withNulls)), preValidated: true);
                }

                return bag;
            case JsonValueKind.Array:
                object?[] items = new object?[element.GetArrayLength()];
                int next = 0;
                foreach (JsonElement item in element.EnumerateArray())
                {
                    items[next++] = ToObject(item, withNulls);
                }

                return items;
            case JsonValueKind.Number:
                return element.TryGetInt32(out int number) ? number : element.GetDouble();
            case JsonValueKind.String:
                return element.GetString();
            default:
                return element.ValueKind is JsonValueKind.Null ? null : element.GetBoolean();
        }
    }
}
