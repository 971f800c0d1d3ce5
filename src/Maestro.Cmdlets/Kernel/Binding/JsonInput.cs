using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using Maestro.Storage;

namespace Maestro.Commands;

/// <summary>Takes what a user may give where JSON is meant (an object, a hashtable, JSON text, or the path of a file) and makes JSON of it.</summary>
internal static class JsonInput
{
    private const int MaxDepth = 32;

    /// <summary>The JSON, as UTF-8.</summary>
    /// <param name="input">What was given.</param>
    /// <param name="command">The cmdlet, for the paths.</param>
    /// <param name="code">The error code when it can't be made JSON.</param>
    /// <param name="lists">The keys of lists, where a single value of an object stands for a list of one and null for nothing; null where there are none such.</param>
    public static byte[] From(object input, PSCmdlet command, string code, IReadOnlySet<string>? lists = null)
    {
        object value = input is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : input;
        if (value is string text)
        {
            return LooksLikeJson(text) ? Encoding.UTF8.GetBytes(text) : File(text, command);
        }

        return value is FileInfo file ? File(file.FullName, command) : Serialized(input, code, lists);
    }

    /// <summary>The JSON of an object.</summary>
    public static byte[] Serialized(object input, string code, IReadOnlySet<string>? lists = null)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, input, 0, code, lists);
        }

        return buffer.ToArray();
    }

    public static bool LooksLikeJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];

    private static byte[] File(string path, PSCmdlet command) =>
        UserFile.Read(UserPath.Resolve(command.SessionState, path), path);

    private static void Write(Utf8JsonWriter writer, object? value, int depth, string code, IReadOnlySet<string>? lists)
    {
        if (depth > MaxDepth)
        {
            throw new MaestroException(code, $"The object is nested deeper than {MaxDepth} levels.", target: value);
        }

        object? plain = value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case SwitchParameter given:
                writer.WriteBooleanValue(given.IsPresent);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(plain, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case double or float when double.IsFinite(Convert.ToDouble(plain, CultureInfo.InvariantCulture)):
                writer.WriteNumberValue(Convert.ToDouble(plain, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(IsoTimeConverter.Write(time));
                break;
            case DateTime time:
                writer.WriteStringValue(IsoTimeConverter.Write(new DateTimeOffset(time)));
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case IDictionary map:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in map)
                {
                    WriteMember(writer, entry.Key.ToString()!, entry.Value, depth + 1, code, lists);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (object? item in items)
                {
                    Write(writer, item, depth + 1, code, lists);
                }

                writer.WriteEndArray();
                break;
            case (IFormattable and not PSObject) or Uri or Type:
                writer.WriteStringValue(Convert.ToString(plain, CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStartObject();
                foreach (PSPropertyInfo property in PSObject.AsPSObject(value).Properties.Where(static property => property.IsGettable))
                {
                    WriteMember(writer, property.Name, property.Value, depth + 1, code, lists);
                }

                writer.WriteEndObject();
                break;
        }
    }

    // A pipeline that gives one object gives no list, and one that gives none gives null.
    private static void WriteMember(Utf8JsonWriter writer, string name, object? value, int depth, string code, IReadOnlySet<string>? lists)
    {
        object? plain = value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
        if (plain is null && lists is not null)
        {
            return;
        }

        writer.WritePropertyName(name);
        bool isOne = lists?.Contains(name) == true && (plain is string or IDictionary || plain is not IEnumerable);
        Write(writer, isOne ? new[] { value } : value, depth, code, lists);
    }
}
