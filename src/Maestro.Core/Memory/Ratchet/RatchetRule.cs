using System.Text.Json.Serialization;
using Maestro.Kernel;

namespace Maestro;

/// <summary>A correction made mechanical: a pattern that no file may contain any more. On disk an element of <c>memory/ratchet/suite.json</c>.</summary>
public sealed record RatchetRule : ExtensibleRecord
{
    /// <summary>The id: <c>ratchet-&lt;correction&gt;</c>, with <c>-2</c>, <c>-3</c> … for further patterns of the same correction.</summary>
    [JsonPropertyName("id")]
    [JsonInclude]
    [JsonRequired]
    public string RatchetId { get; internal init; } = null!;

    /// <summary>The correction it was made of.</summary>
    [JsonInclude]
    [JsonRequired]
    public string CorrectionId { get; internal init; } = null!;

    /// <summary>What the correction says.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Rule { get; internal init; } = null!;

    /// <summary>A .NET regular expression; it is matched without regard to case, with <c>^</c> and <c>$</c> at each line.</summary>
    [JsonPropertyName("check")]
    [JsonInclude]
    [JsonRequired]
    public string Pattern { get; internal init; } = null!;

    /// <summary>When it was made.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset CreatedAt { get; internal init; }

    /// <summary>The files it looks at, as globs over repository-relative paths; null means all.</summary>
    [JsonInclude]
    public IReadOnlyList<string>? Globs { get; internal init => field = ReadOnly.ListOrNull(value); }

    /// <summary>The id.</summary>
    public override string ToString() => RatchetId;
}

/// <summary>The content of <c>suite.json</c>.</summary>
public sealed record RatchetSuite : ExtensibleRecord
{
    /// <summary>The rules, oldest first.</summary>
    [JsonPropertyName("assertions")]
    [JsonInclude]
    public IReadOnlyList<RatchetRule> Rules { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<RatchetRule>(null);

    /// <summary>The rules.</summary>
    public override string ToString() => Rules.ToString() ?? "";
}

/// <summary>What the last check of the ratchet found. On disk <c>memory/ratchet/baseline.json</c>.</summary>
public sealed record RatchetBaseline : ExtensibleRecord
{
    /// <summary>How many rules passed in the last check.</summary>
    [JsonInclude]
    [JsonRequired]
    public int PassCount { get; internal init; }

    /// <summary>When the last check ran.</summary>
    [JsonInclude]
    [JsonRequired]
    public DateTimeOffset LastRunAt { get; internal init; }

    /// <summary>The ids of the rules that have passed at some time, sorted; null when another program wrote the file.</summary>
    [JsonInclude]
    public IReadOnlyList<string>? Passed { get; internal init => field = ReadOnly.ListOrNull(value); }

    /// <summary>How many rules passed.</summary>
    public override string ToString() => $"{PassCount} passed";
}
