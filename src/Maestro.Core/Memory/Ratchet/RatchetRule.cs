using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro;

/// <summary>A correction made mechanical: a pattern that no file may contain any more. On disk an element of <c>memory/ratchet/suite.json</c>.</summary>
public sealed record RatchetRule
{
    /// <summary>The id: <c>ratchet-&lt;correction&gt;</c>, with <c>-2</c>, <c>-3</c> … for further patterns of the same correction.</summary>
    [JsonPropertyName("id")]
    public required string RatchetId { get; init; }

    /// <summary>The correction it was made of.</summary>
    public required string CorrectionId { get; init; }

    /// <summary>What the correction says.</summary>
    public required string Rule { get; init; }

    /// <summary>A .NET regular expression; it is matched without regard to case, with <c>^</c> and <c>$</c> at each line.</summary>
    [JsonPropertyName("check")]
    public required string Pattern { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The files it looks at, as globs over repository-relative paths; null means all.</summary>
    public IReadOnlyList<string>? Globs { get; init; }

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>The content of <c>suite.json</c>.</summary>
public sealed record RatchetSuite
{
    /// <summary>The rules, oldest first.</summary>
    [JsonPropertyName("assertions")]
    public IReadOnlyList<RatchetRule> Rules { get; init => field = value ?? []; } = [];

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}

/// <summary>What the last check of the ratchet found. On disk <c>memory/ratchet/baseline.json</c>.</summary>
public sealed record RatchetBaseline
{
    /// <summary>How many rules passed in the last check.</summary>
    public required int PassCount { get; init; }

    /// <summary>When the last check ran.</summary>
    public required DateTimeOffset LastRunAt { get; init; }

    /// <summary>The ids of the rules that have passed at some time, sorted; null when another program wrote the file.</summary>
    public IReadOnlyList<string>? Passed { get; init; }

    /// <summary>Properties that other programs wrote; kept as they are.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Extra { get; set; }
}
