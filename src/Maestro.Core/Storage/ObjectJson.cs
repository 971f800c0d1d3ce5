using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maestro.Storage;

/// <summary>Objects as JSON: text and numbers as such, words for enums, ISO 8601 for times, maps, lists, and everything else by its properties.</summary>
internal class ObjectJson
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>How deep values may be nested.</summary>
    public int MaxDepth { get; init; } = 32;

    /// <summary>The name of a property; as it is by default.</summary>
    public JsonNamingPolicy? Naming { get; init; }

    /// <summary>True to omit properties that are null.</summary>
    public bool IsWithoutNulls { get; init; }

    public void Write(Utf8JsonWriter writer, object? value) => Write(writer, value, []);

    /// <summary>The value inside a wrapper.</summary>
    protected virtual object? Unwrap(object? value) => value;

    /// <summary>The properties of an object.</summary>
    protected virtual IEnumerable<KeyValuePair<string, object?>> Members(object value) => Properties
        .GetOrAdd(value.GetType(), static type => [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static property => property.GetIndexParameters().Length == 0)])
        .Select(property => KeyValuePair.Create(property.Name, property.GetValue(value)));

    /// <summary>Writes what is nested too deep, or contains itself.</summary>
    protected virtual void WriteTooDeep(Utf8JsonWriter writer, object value, bool isCycle) => writer.WriteNullValue();

    /// <summary>A value that is one word, or null.</summary>
    protected virtual string? Word(object value) => value switch
    {
        string text => text,
        DateTimeOffset time => IsoTimeConverter.Write(time),
        DateTime time => IsoTimeConverter.Write(new DateTimeOffset(time)),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Enum word => word.ToString(),
        IFormattable or Uri or MemberInfo or Delegate => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Writes a value that needs no look inside.</summary>
    protected virtual bool TryWrite(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                writer.WriteNullValue();
                return true;
            case bool flag:
                writer.WriteBooleanValue(flag);
                return true;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return true;
            case ulong number:
                writer.WriteNumberValue(number);
                return true;
            case decimal number:
                writer.WriteNumberValue(number);
                return true;
            case float number when float.IsFinite(number):
                writer.WriteNumberValue(number);
                return true;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                return true;
            case JsonElement element:
                element.WriteTo(writer);
                return true;
            case JsonNode node:
                node.WriteTo(writer);
                return true;
            default:
                string? word = Word(value);
                if (word is not null)
                {
                    writer.WriteStringValue(word);
                }

                return word is not null;
        }
    }

    private void Write(Utf8JsonWriter writer, object? value, List<object> parents)
    {
        object? data = Unwrap(value);
        if (TryWrite(writer, data))
        {
            return;
        }

        bool isCycle = parents.Exists(parent => ReferenceEquals(parent, data));
        if (isCycle || parents.Count >= MaxDepth)
        {
            WriteTooDeep(writer, data!, isCycle);
            return;
        }

        parents.Add(data!);
        switch (data)
        {
            case IDictionary map:
                WriteMembers(writer, map.Cast<DictionaryEntry>().Select(static entry => KeyValuePair.Create(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", entry.Value)), naming: null, parents);
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (object? item in items)
                {
                    Write(writer, item, parents);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteMembers(writer, Members(value!), Naming, parents);
                break;
        }

        parents.RemoveAt(parents.Count - 1);
    }

    private void WriteMembers(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members, JsonNamingPolicy? naming, List<object> parents)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in members)
        {
            if (value is not null || !IsWithoutNulls)
            {
                writer.WritePropertyName(naming?.ConvertName(name) ?? name);
                Write(writer, value, parents);
            }
        }

        writer.WriteEndObject();
    }
}
