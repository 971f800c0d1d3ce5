using System.Text.Json;
using System.Text.Json.Serialization;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Memory;

/// <summary>What <c>Export-MaestroMemory</c> writes. The order and the content depend on memory alone, so the same memory gives the same bytes.</summary>
internal sealed record MemoryFile : ExtensibleRecord
{
    /// <summary>The format that is written, and the newest that is read.</summary>
    public const int CurrentFormat = 1;

    /// <summary>A longer file is refused.</summary>
    public const int MaxBytes = 20_000_000;

    [JsonInclude]
    [JsonRequired]
    public int Format { get; internal init; }

    [JsonInclude]
    public IReadOnlyList<TransferredCorrection> Corrections { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<TransferredCorrection>(null);

    [JsonInclude]
    public IReadOnlyList<Learning> Learnings { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<Learning>(null);

    [JsonInclude]
    public IReadOnlyList<Note> Notes { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<Note>(null);

    /// <summary>The bytes of the file.</summary>
    public ReadOnlyMemory<byte> Write() => StateJson.Write(this, MemoryJsonContext.Default.MemoryFile);

    /// <summary>The file in these bytes.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="name">The name of the file as the user gave it, for messages.</param>
    /// <exception cref="MaestroException">MemoryFileInvalid.</exception>
    public static MemoryFile Read(ReadOnlySpan<byte> content, string name)
    {
        MaestroException Invalid(string what, Exception? cause = null) => new(
            ErrorCode.MemoryFileInvalid,
            $"The file '{Display.Short(name)}' can't be imported: {Display.Plain(what)}. Nothing was changed.",
            "Import a file that Export-MaestroMemory wrote.",
            name,
            cause);

        RequireFormat(content, Invalid);
        MemoryFile file = StateJson.Read(content, MemoryJsonContext.Default.MemoryFile, Invalid);
        MemoryFileRules.Check(file, what => Invalid(what));
        return file;
    }

    // A later format may have any shape, so its number is read before anything else is.
    private static void RequireFormat(ReadOnlySpan<byte> content, Func<string, Exception?, MaestroException> invalid)
    {
        try
        {
            var reader = new Utf8JsonReader(content.StartsWith("\uFEFF"u8) ? content[3..] : content);
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("format", out JsonElement format) || !format.TryGetInt32(out int number) || number < 1)
            {
                throw invalid("it has no format number", null);
            }

            if (number > CurrentFormat)
            {
                throw invalid($"it has format {number}, which a later version of Maestro wrote; this version reads format {CurrentFormat}", null);
            }
        }
        catch (JsonException exception)
        {
            throw invalid(StateJson.Describe(content, exception), exception);
        }
        catch (InvalidOperationException exception)
        {
            throw invalid("its format is not a number", exception);
        }
    }
}

/// <summary>A correction without what only the workspace it came from knows: its id and its ratchet rules.</summary>
internal sealed record TransferredCorrection : ExtensibleRecord
{
    [JsonInclude]
    [JsonRequired]
    public string Rule { get; internal init; } = null!;

    [JsonInclude]
    public string Source { get; internal init => field = value ?? ""; } = "";

    [JsonInclude]
    public CorrectionTrigger Trigger { get; internal init => field = value ?? new(); } = new();

    [JsonInclude]
    public string Severity { get; internal init => field = value ?? CorrectionSeverity.Soft; } = CorrectionSeverity.Soft;

    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset CreatedAt { get; internal init; }

    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset UpdatedAt { get; internal init; }

    public static TransferredCorrection Of(Correction correction) => new()
    {
        Rule = correction.Rule,
        Source = correction.Source,
        Trigger = correction.Trigger,
        Severity = correction.Severity,
        CreatedAt = correction.CreatedAt,
        UpdatedAt = correction.UpdatedAt,
        Extra = correction.Extra,
    };

    public Correction ToNew(string correctionId) => new()
    {
        CorrectionId = correctionId,
        Rule = Rule,
        Source = Source,
        Trigger = Trigger,
        Severity = Severity,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        Extra = Extra,
    };

    /// <summary>The correction of this workspace as the file has it, with its own id, time of creation and ratchet rules.</summary>
    public Correction Over(Correction existing) => existing with { Rule = Rule, Source = Source, Trigger = Trigger, Severity = Severity, UpdatedAt = UpdatedAt };

    /// <summary>True when nothing but times and ids differs.</summary>
    public bool Says(Correction other) =>
        Rule == other.Rule && Source == other.Source && Severity == other.Severity
        && IsSame(Trigger.Keywords, other.Trigger.Keywords) && IsSame(Trigger.FileGlobs, other.Trigger.FileGlobs);

    private static bool IsSame(IReadOnlyList<string> one, IReadOnlyList<string> other) => one.ToHashSet(StringComparer.Ordinal).SetEquals(other);
}
