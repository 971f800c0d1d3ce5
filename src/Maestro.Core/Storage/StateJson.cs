using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>Reads and writes state files, and says what is wrong with one that can't be read.</summary>
internal static class StateJson
{
    /// <summary>Begins the message about a key that is one of ours but for its case.</summary>
    internal const string DiffersInCase = "differs in case: ";

    private const string Subject = "The state file ";

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        // The files are for people and for git: text stays as it was typed.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The record in a file's bytes.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, with the path and what is wrong.</exception>
    public static T Read<T>(ReadOnlySpan<byte> content, JsonTypeInfo<T> type, string path)
        where T : class => Read(content, type, (what, cause) => Damaged(path, what, cause));

    /// <summary>The same for a file that is no state.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="type">What it holds.</param>
    /// <param name="damaged">The error for what is wrong.</param>
    public static T Read<T>(ReadOnlySpan<byte> content, JsonTypeInfo<T> type, Func<string, Exception?, MaestroException> damaged)
        where T : class
    {
        try
        {
            RequireWholeCharacters(WithoutByteOrderMark(content), damaged);
            return JsonSerializer.Deserialize(WithoutByteOrderMark(content), type) ?? throw damaged("it contains only null", null);
        }
        catch (JsonException exception)
        {
            throw damaged(Describe(content, exception), exception);
        }
        catch (InvalidOperationException exception) when (!Utf8.IsValid(content))
        {
            throw damaged("its text is not UTF-8", exception);
        }
    }

    /// <summary>The bytes of a record as a state file has them: two spaces, LF, a newline at the end.</summary>
    public static ReadOnlyMemory<byte> Write<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>True when two values would be the same file.</summary>
    public static bool AreSame<T>(T one, T other, JsonTypeInfo<T> type) => ReferenceEquals(one, other) || Write(one, type).Span.SequenceEqual(Write(other, type).Span);

    /// <summary>What an error of <see cref="Damaged"/> says, for a sentence that has named the file or what it is in: what is wrong, and in which file where that is another one.</summary>
    /// <param name="damaged">The error.</param>
    /// <param name="named">What the sentence has named.</param>
    public static string DamageOf(MaestroException damaged, string named) =>
        !damaged.Message.StartsWith(Subject, StringComparison.Ordinal) ? damaged.Message
        : damaged.Message.StartsWith($"{Subject}'{named}' is damaged: ", StringComparison.Ordinal) ? damaged.Message[$"{Subject}'{named}' is damaged: ".Length..]
        : $"its file {damaged.Message[Subject.Length..]}";

    /// <summary>The error for a file that can't be what its path says.</summary>
    public static MaestroException Damaged(string path, string what, Exception? cause = null) => new(
        ErrorCode.StateFileDamaged,
        $"{Subject}'{path}' is damaged: {what}.",
        "Repair it by hand or restore it from version control; Test-MaestroEnvironment lists every damaged file.",
        path,
        cause);

    // An unpaired surrogate could be read in a property that is only kept, but never be written again.
    private static void RequireWholeCharacters(ReadOnlySpan<byte> json, Func<string, Exception?, MaestroException> damaged)
    {
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
        {
            return;
        }

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.ValueIsEscaped && reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                try
                {
                    reader.GetString();
                }
                catch (InvalidOperationException exception)
                {
                    throw damaged("a text contains an unpaired surrogate (\\uD800 to \\uDFFF alone)", exception);
                }
            }
        }
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> content) =>
        content.StartsWith(Encoding.UTF8.Preamble) ? content[3..] : content;

    /// <summary>What is wrong with a text that could not be read, in words for people.</summary>
    public static string Describe(ReadOnlySpan<byte> content, JsonException exception)
    {
        if (content.Trim(" \t\r\n\0"u8).IsEmpty)
        {
            return "it is empty";
        }

        if (content.IndexOf("<<<<<<< "u8) is var start and >= 0 && content[start..].IndexOf("======="u8) >= 0)
        {
            return "it contains merge conflict markers (<<<<<<<)";
        }

        string where = exception.LineNumber is long line
            ? $" (line {line + 1}, column {exception.BytePositionInLine.GetValueOrDefault() + 1})"
            : "";
        string at = string.IsNullOrEmpty(exception.Path) || exception.Path == "$" ? "" : $" at {exception.Path}";
        return Reason(exception) + at + where;
    }

    // The platform's own messages name .NET types; these are the few cases that a state file can run into.
    private static string Reason(JsonException exception)
    {
        string message = exception.Message;
        if (message.Contains("Duplicate property", StringComparison.Ordinal))
        {
            return $"it has the key {QuotedText.Of(message.Split('\'', 3) is [_, string twice, _] ? twice : "?")} twice";
        }

        if (message.Contains(DiffersInCase, StringComparison.Ordinal))
        {
            return $"it has the key {QuotedText.Of(message.Split('\'', 3) is [_, string key, _] ? key : "?")}, which differs in case alone from one that it may have";
        }

        if (message.Contains("missing required properties", StringComparison.Ordinal))
        {
            int list = message.LastIndexOf("including", StringComparison.Ordinal);
            list = list < 0 ? message.LastIndexOf(':') : list + "including".Length;
            string names = message[(list + 1)..].Trim(' ', ':', '.').Replace("'", "", StringComparison.Ordinal);
            return $"it lacks {names}";
        }

        if (message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            return $"it has the key {QuotedText.Of(message.Split('\'', 3) is [_, string key, _] ? key : "?")}, which is not allowed there";
        }

        if (message.Contains("doesn't allow", StringComparison.Ordinal))
        {
            return "a required value is null";
        }

        if (message.Contains("could not be converted", StringComparison.Ordinal))
        {
            return "a value has the wrong type";
        }

        if (message.Contains("a time must have the form", StringComparison.Ordinal))
        {
            return "a time does not have the form 2026-11-22T16:27:54.639Z";
        }

        if (message.Contains("a duration must have the form", StringComparison.Ordinal))
        {
            return "a duration does not have the form PT1800S";
        }

        return "it is not complete JSON";
    }
}
