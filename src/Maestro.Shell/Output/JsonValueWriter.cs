using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Shell.Errors;

namespace Maestro.Shell.Output;

/// <summary>PowerShell objects as JSON: their properties under PowerShell's names, words for enums, ISO 8601 for times.</summary>
internal sealed class JsonValueWriter(Utf8JsonWriter writer, JsonShape shape)
{
    /// <summary>Deeper values are given as text, as ConvertTo-Json does.</summary>
    public const int MaxDepth = 8;

    private readonly List<object> _parents = new(MaxDepth);

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="property">The property that has it, or null for the outermost.</param>
    public void Write(object? value, string? property = null)
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

        if (_parents.Exists(parent => ReferenceEquals(parent, data)))
        {
            writer.WriteNullValue();
            return;
        }

        if (_parents.Count >= MaxDepth)
        {
            writer.WriteStringValue(JsonText.Whole(Convert.ToString(data, CultureInfo.InvariantCulture)));
            return;
        }

        _parents.Add(data!);
        if (data is IDictionary dictionary)
        {
            WriteDictionary(dictionary);
        }
        else if (data is IEnumerable items)
        {
            WriteArray(items, property);
        }
        else
        {
            WriteProperties(PSObject.AsPSObject(value));
        }

        _parents.RemoveAt(_parents.Count - 1);
    }

    private void WriteDictionary(IDictionary dictionary)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in dictionary)
        {
            writer.WritePropertyName(JsonText.Whole(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)) ?? "");
            Write(entry.Value, Convert.ToString(entry.Key, CultureInfo.InvariantCulture));
        }

        writer.WriteEndObject();
    }

    private void WriteArray(IEnumerable items, string? property)
    {
        writer.WriteStartArray();
        int count = 0;
        foreach (object? item in items)
        {
            count++;
            if (count <= shape.MostInside)
            {
                Write(item, property);
            }
        }

        if (count > shape.MostInside)
        {
            shape.NoteCut(property ?? "", count);
        }

        writer.WriteEndArray();
    }

    private void WriteProperties(PSObject target)
    {
        writer.WriteStartObject();
        foreach (PSPropertyInfo property in shape.Properties(target, isOutermost: _parents.Count == 1))
        {
            object? value = shape.Typed(target, property.Name, ValueOf(property));
            if (shape.Takes(value))
            {
                writer.WritePropertyName(JsonText.Whole(property.Name)!);
                Write(value, property.Name);
            }
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
