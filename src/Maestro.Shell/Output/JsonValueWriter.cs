using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Shell.Errors;

namespace Maestro.Shell.Output;

/// <summary>PowerShell objects as JSON: their properties under PowerShell's names, words for enums, ISO 8601 for times.</summary>
internal static class JsonValueWriter
{
    /// <summary>Deeper values are given as text, as ConvertTo-Json does.</summary>
    public const int MaxDepth = 8;

    public static void Write(Utf8JsonWriter writer, object? value) => Write(writer, value, new List<object>(MaxDepth));

    private static void Write(Utf8JsonWriter writer, object? value, List<object> parents)
    {
        object? data = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        if (JsonScalar.TryWrite(writer, data))
        {
            return;
        }

        switch (data)
        {
            case JsonElement element:
                element.WriteTo(writer);
                return;
            case JsonNode node:
                node.WriteTo(writer);
                return;
            case ErrorRecord error:
                writer.WriteRawValue(ErrorJson.Line(error.FullyQualifiedErrorId.Split(',')[0], error.ToString(), null, error.TargetObject));
                return;
        }

        if (parents.Exists(parent => ReferenceEquals(parent, data)))
        {
            writer.WriteNullValue();
            return;
        }

        if (parents.Count >= MaxDepth)
        {
            writer.WriteStringValue(Convert.ToString(data, CultureInfo.InvariantCulture));
            return;
        }

        parents.Add(data!);
        if (data is IDictionary dictionary)
        {
            WriteDictionary(writer, dictionary, parents);
        }
        else if (data is IEnumerable items)
        {
            WriteArray(writer, items, parents);
        }
        else
        {
            WriteProperties(writer, PSObject.AsPSObject(value), parents);
        }

        parents.RemoveAt(parents.Count - 1);
    }

    private static void WriteDictionary(Utf8JsonWriter writer, IDictionary dictionary, List<object> parents)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in dictionary)
        {
            writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "");
            Write(writer, entry.Value, parents);
        }

        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, IEnumerable items, List<object> parents)
    {
        writer.WriteStartArray();
        foreach (object? item in items)
        {
            Write(writer, item, parents);
        }

        writer.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter writer, PSObject target, List<object> parents)
    {
        writer.WriteStartObject();
        foreach (PSPropertyInfo? property in target.Properties)
        {
            if (!property.IsGettable)
            {
                continue;
            }

            writer.WritePropertyName(property.Name);
            Write(writer, ValueOf(property), parents);
        }

        writer.WriteEndObject();
    }

    // One property that can't be read must not cost the others.
    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
        catch (RuntimeException problem) when (problem is not PipelineStoppedException)
        {
            return null;
        }
    }
}
