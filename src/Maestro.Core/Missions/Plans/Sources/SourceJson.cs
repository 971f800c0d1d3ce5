using System.Globalization;
using System.Text.Json;
using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Values of other tools' JSON, taken as far as they make sense.</summary>
internal static class SourceJson
{
    /// <summary>The objects of a file with one a line. A line that is none is counted.</summary>
    /// <exception cref="MaestroException">PlanSourceInvalid: no line can be read.</exception>
    public static IEnumerable<JsonElement> Lines(SourceText text, ConversionNotes notes)
    {
        int line = 0, read = 0, start = 0;
        (int Line, string Problem)? first = null;
        while (start < text.Bytes.Length)
        {
            int length = text.Bytes.Span[start..].IndexOf((byte)'\n');
            ReadOnlyMemory<byte> content = length < 0 ? text.Bytes[start..] : text.Bytes.Slice(start, length);
            start += content.Length + 1;
            line++;
            if (content.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            JsonDocument? document = Parse(content, out string? problem);
            if (document is null)
            {
                first ??= (line, problem!);
                notes.Add(SourceNote.DamagedLines, $"line {line} ({problem})");
                continue;
            }

            using (document)
            {
                read++;
                yield return document.RootElement;
            }
        }

        if (read == 0 && first is { } damaged)
        {
            throw text.Invalid(damaged.Line, $"{damaged.Problem}, and no other line can be read either.");
        }
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> content, out string? problem)
    {
        try
        {
            var document = JsonDocument.Parse(content);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                problem = null;
                return document;
            }

            document.Dispose();
            problem = "not a JSON object";
        }
        catch (JsonException exception)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"not JSON at column {(exception.BytePositionInLine ?? 0) + 1}");
        }

        return null;
    }

    /// <summary>A text, or a number or true or false as one; null, counted, for anything else but null.</summary>
    public static string? Text(JsonProperty member, ConversionNotes notes)
    {
        switch (member.Value.ValueKind)
        {
            case JsonValueKind.String:
                return String(member.Value);
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                return member.Value.GetRawText();
            case JsonValueKind.Null:
                return null;
            default:
                notes.Add(SourceNote.WrongType, member.Name);
                return null;
        }
    }

    /// <summary>The texts of a list; a single one counts as a list of one.</summary>
    public static IEnumerable<string> Texts(JsonProperty member, ConversionNotes notes)
    {
        if (member.Value.ValueKind != JsonValueKind.Array)
        {
            return Text(member, notes) is { } single && !InvisibleCharacters.IsBlank(single) ? [single] : [];
        }

        List<string> texts = [];
        foreach (JsonElement element in member.Value.EnumerateArray())
        {
            if (Plain(element) is { } text)
            {
                texts.Add(text);
            }
            else
            {
                notes.Add(SourceNote.WrongType, member.Name);
            }
        }

        return texts;
    }

    /// <summary>A text or number as text; null for anything else.</summary>
    public static string? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => String(element),
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    /// <summary>A member of an object as text; null when it is missing or not a text or number.</summary>
    public static string? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? Plain(value) : null;

    /// <summary>Counts a field that plans have no counterpart of, unless it is empty.</summary>
    public static void LeaveOut(JsonProperty member, ConversionNotes notes)
    {
        bool isEmpty = member.Value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.False => true,
            JsonValueKind.String => member.Value.ValueEquals(""),
            JsonValueKind.Array => member.Value.GetArrayLength() == 0,
            JsonValueKind.Object => !member.Value.EnumerateObject().Any(),
            _ => false,
        };
        if (!isEmpty)
        {
            notes.Add(SourceNote.OtherFields, member.Name);
        }
    }

    // Half a surrogate pair, written as an escape, is JSON but no text.
    private static string? String(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }
}
