using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maestro.Storage;

/// <summary>Objects as JSON: text and numbers as such, words for enums, ISO 8601 for times, maps, lists, and everything else by its properties in camel case. What is null is omitted; what contains itself, or is nested too deep, is null.</summary>
internal static class ObjectJson
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    private const int MaxDepth = 32;

    public static void Write(Utf8JsonWriter writer, object? value) => Write(writer, value, []);

    private static IEnumerable<KeyValuePair<string, object?>> Members(object value) => Properties
        .GetOrAdd(value.GetType(), static type => [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static property => property.GetIndexParameters().Length == 0)])
        .Select(property => KeyValuePair.Create(property.Name, property.GetValue(value)));

    // A value that is one word, or null.
    private static string? Word(object value) => value switch
    {
        string text => text,
        DateTimeOffset time => IsoTimeConverter.Write(time),
        DateTime time => IsoTimeConverter.Write(new DateTimeOffset(time)),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Enum word => word.ToString(),
        IFormattable or Uri or MemberInfo or Delegate => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    // Writes a value that needs no look inside.
    private static bool TryWrite(Utf8JsonWriter writer, object? value)
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

    private static void Write(Utf8JsonWriter writer, object? value, List<object> parents)
    {
        if (TryWrite(writer, value))
        {
            return;
        }

        if (parents.Count >= MaxDepth || parents.Exists(parent => ReferenceEquals(parent, value)))
        {
            writer.WriteNullValue();
            return;
        }

        parents.Add(value!);
        switch (value)
        {
            case IDictionary map:
                WriteMembers(writer, map.Cast<DictionaryEntry>().Select(static entry => KeyValuePair.Create(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", entry.Value)), isMap: true, parents);
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
                WriteMembers(writer, Members(value!), isMap: false, parents);
                break;
        }

        parents.RemoveAt(parents.Count - 1);
    }

    private static void WriteMembers(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members, bool isMap, List<object> parents)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in members)
        {
            if (value is not null)
            {
                writer.WritePropertyName(isMap ? name : JsonNamingPolicy.CamelCase.ConvertName(name));
                Write(writer, value, parents);
            }
        }

        writer.WriteEndObject();
    }
}
