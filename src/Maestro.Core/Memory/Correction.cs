using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro;

/// <summary>A correction that somebody made once and every later worker it concerns is told. On disk <c>memory/corrections/&lt;id&gt;.json</c>.</summary>
public sealed record Correction
{
    /// <summary>Id of the form <c>yyyy-MM-dd-NNN</c> (local date), optionally with <c>-xxxx</c>.</summary>
    [JsonPropertyName("id")]
    public required string CorrectionId { get; init; }

    /// <summary>What to do, or not to do, from now on.</summary>
    public required string Rule { get; init; }

    /// <summary>What went wrong; the rule itself when nothing else was said.</summary>
    public string Source { get; init => field = value ?? ""; } = "";

    /// <summary>What recalls it.</summary>
    public CorrectionTrigger Trigger { get; init => field = value ?? new(); } = new();

    /// <summary>soft or hard; a hard one is told to every worker, whatever the task.</summary>
    public string Severity { get; init => field = value ?? CorrectionSeverity.Soft; } = CorrectionSeverity.Soft;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When a ratchet rule was made of it, or null.</summary>
    public DateTimeOffset? PromotedToRatchet { get; init; }

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>True for severity hard.</summary>
    [JsonIgnore]
    public bool IsHard => Severity == CorrectionSeverity.Hard;
}

/// <summary>What recalls a correction: words of the task, or files the task touches.</summary>
public sealed record CorrectionTrigger
{
    /// <summary>Words; one matches when a word of the task contains it or is contained in it.</summary>
    public IReadOnlyList<string> Keywords { get; init => field = value ?? []; } = [];

    /// <summary>Globs over repository-relative paths (<c>src/**/*.ts</c>).</summary>
    public IReadOnlyList<string> FileGlobs { get; init => field = value ?? []; } = [];

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The words of a correction's severity.</summary>
public static class CorrectionSeverity
{
    /// <summary>Told when the task or its files match.</summary>
    public const string Soft = "soft";
    /// <summary>Always told.</summary>
    public const string Hard = "hard";

    /// <summary>Both words.</summary>
    public static IReadOnlyList<string> All { get; } = [Soft, Hard];
}
