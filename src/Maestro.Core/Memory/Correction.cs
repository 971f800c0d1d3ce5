using System.Text.Json.Serialization;
using Maestro.Kernel;

namespace Maestro;

/// <summary>A correction that is made once and shown to every later worker it concerns. On disk <c>memory/corrections/&lt;id&gt;.json</c>.</summary>
public sealed record Correction : ExtensibleRecord
{
    /// <summary>Id of the form <c>yyyy-MM-dd-NNN</c> (local date), optionally with <c>-xxxx</c>.</summary>
    [JsonPropertyName("id")]
    [JsonInclude]
    [JsonRequired]
    public string CorrectionId { get; internal init; } = null!;

    /// <summary>What to do, or not to do, from now on.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Rule { get; internal init; } = null!;

    /// <summary>What went wrong; the rule itself when nothing else was said.</summary>
    [JsonInclude]
    public string Source { get; internal init => field = value ?? ""; } = "";

    /// <summary>What recalls it.</summary>
    [JsonInclude]
    public CorrectionTrigger Trigger { get; internal init => field = value ?? new(); } = new();

    /// <summary>soft or hard; a hard one is shown to every worker, whatever the task.</summary>
    [JsonInclude]
    public string Severity { get; internal init => field = value ?? CorrectionSeverity.Soft; } = CorrectionSeverity.Soft;

    /// <summary>When it was made.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset CreatedAt { get; internal init; }

    /// <summary>When it was last changed.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset UpdatedAt { get; internal init; }

    /// <summary>When a ratchet rule was made of it, or null.</summary>
    [JsonInclude]
    public DateTimeOffset? PromotedToRatchet { get; internal init; }

    /// <summary>True for severity hard.</summary>
    [JsonIgnore]
    public bool IsHard => Severity == CorrectionSeverity.Hard;

    /// <summary>The rule.</summary>
    public override string ToString() => Rule;
}

/// <summary>What recalls a correction: words of the task, or files the task touches.</summary>
public sealed record CorrectionTrigger : ExtensibleRecord
{
    /// <summary>Words; one matches when a word of the task contains it or is contained in it.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Keywords { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Globs over repository-relative paths (<c>src/**/*.ts</c>).</summary>
    [JsonInclude]
    public IReadOnlyList<string> FileGlobs { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Keywords and globs.</summary>
    public override string ToString() => string.Join(", ", [.. Keywords, .. FileGlobs]);
}

/// <summary>The words of a correction's severity.</summary>
public static class CorrectionSeverity
{
    /// <summary>Shown when the task or its files match.</summary>
    public const string Soft = "soft";
    /// <summary>Always shown.</summary>
    public const string Hard = "hard";

    /// <summary>Both words.</summary>
    public static IReadOnlyList<string> All { get; } = [Soft, Hard];
}
