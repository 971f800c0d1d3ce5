using System.Text.Json;
using System.Text.Json.Serialization;
using Maestro.Kernel;

namespace Maestro;

/// <summary>What a handoff says. Its UKI string is made from this; what the string has no slot for is kept here alone.</summary>
/// <remarks>
/// Each text stands as it was written, of whatever length and form. The string carries a token for one that doesn't fit: a short phrase whose words
/// are joined by <c>_</c>, at most six, or several of them joined by <c>~</c>. The keys are fixed: a file whose content has others is
/// damaged. <see cref="PlanPaths"/> and <see cref="MaestroSync"/> belong to plan mode, <see cref="TouchedFiles"/>, <see cref="CompletedWork"/> and
/// <see cref="Validation"/> to execute mode; they are null in the other one.
/// </remarks>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record HandoffContent
{
    /// <summary>plan or execute.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Mode { get; internal init; } = null!;

    /// <summary>Where things stand, such as <c>execute_in_progress</c>.</summary>
    [JsonInclude]
    [JsonRequired]
    public string CurrentState { get; internal init; } = null!;

    /// <summary>What the session was about.</summary>
    [JsonInclude]
    [JsonRequired]
    public string SessionCore { get; internal init; } = null!;

    /// <summary>What was decided.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Decisions { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>What there is to show for it: branch, files, mission; at least one.</summary>
    [JsonInclude]
    [JsonRequired]
    public IReadOnlyList<string> Artifacts { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>What to read first; at least one.</summary>
    [JsonInclude]
    [JsonRequired]
    public IReadOnlyList<string> ReadMore { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>What to do next.</summary>
    [JsonInclude]
    [JsonRequired]
    public string NextAction { get; internal init; } = null!;

    /// <summary>All of it in a sentence or two; the string carries the first 139 characters.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Summary { get; internal init; } = null!;

    /// <summary>The mission, feature, milestone and documents it is about.</summary>
    [JsonInclude]
    [JsonRequired]
    public MaestroReferences MaestroRefs { get; internal init; } = null!;

    /// <summary>How sure the writer is.</summary>
    [JsonInclude]
    [JsonRequired]
    public ConfidenceScore Cs { get; internal init; } = null!;

    /// <summary>What changed since the last handoff.</summary>
    [JsonInclude]
    public IReadOnlyList<string> SignalDelta { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Which limits hold. Not in the string of a plan.</summary>
    [JsonInclude]
    public IReadOnlyList<string> BoundaryState { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>What could go wrong. Not in the string of a plan.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Risks { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>What nobody looked at, or null. Not in the string of a plan.</summary>
    [JsonInclude]
    public string? BlindSpot { get; internal init; }

    /// <summary>A picture of the situation, or null. Not in the string of a plan.</summary>
    [JsonInclude]
    public string? Metaphor { get; internal init; }

    /// <summary>What drove the work.</summary>
    [JsonInclude]
    public IReadOnlyList<string> CausalDrivers { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>Where the work left the plan.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Divergences { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>What was taken for granted, in free text; null when not given. Not in the string.</summary>
    [JsonInclude]
    public IReadOnlyList<string>? Assumptions { get; internal init => field = ReadOnly.ListOrNull(value); }

    /// <summary>What was and was not to be touched, by name; null when not given. Not in the string.</summary>
    [JsonInclude]
    public IReadOnlyDictionary<string, string>? ScopeDeclaration { get; internal init => field = ReadOnly.MapOrNull(value); }

    /// <summary>How the complexity changed, by measure; null when not given. Not in the string.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?>? ComplexityDelta =>
        ReadOnly.MapOrNull(ComplexityDeltaJson?.ToDictionary(static measure => measure.Key, static measure => PlainJson.ToObject(measure.Value)));

    /// <summary><see cref="ComplexityDelta"/> as it is on disk, to the last digit.</summary>
    [JsonInclude]
    [JsonPropertyName("complexityDelta")]
    internal IReadOnlyDictionary<string, JsonElement>? ComplexityDeltaJson { get; init; }

    /// <summary>Which checks were run and how they ended; null when not given. Not in the string.</summary>
    [JsonInclude]
    public IReadOnlyList<VerificationResult>? VerificationResults { get; internal init => field = ReadOnly.ListOrNull(value); }

    /// <summary>The plan documents. Plan mode alone.</summary>
    [JsonInclude]
    public IReadOnlyList<string>? PlanPaths { get; internal init => field = ReadOnly.ListOrNull(value); }

    /// <summary>What was entered into Maestro from the plan. Plan mode alone.</summary>
    [JsonInclude]
    public IReadOnlyList<string>? MaestroSync { get; internal init => field = ReadOnly.ListOrNull(value); }

    /// <summary>The files that were changed. Execute mode alone.</summary>
    [JsonInclude]
    public IReadOnlyList<string>? TouchedFiles { get; internal init => field = ReadOnly.ListOrNull(value); }

    /// <summary>What is finished. Execute mode alone.</summary>
    [JsonInclude]
    public IReadOnlyList<string>? CompletedWork { get; internal init => field = ReadOnly.ListOrNull(value); }

    /// <summary>What was checked. Execute mode alone.</summary>
    [JsonInclude]
    public IReadOnlyList<string>? Validation { get; internal init => field = ReadOnly.ListOrNull(value); }

    /// <summary>The summary.</summary>
    public override string ToString() => Summary;
}

/// <summary>What a handoff refers to. In the content of a handoff these are tokens; see <see cref="Handoff.Refs"/> for the exact ids.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record MaestroReferences
{
    /// <summary>The mission, or null.</summary>
    [JsonInclude]
    public string? MissionId { get; internal init; }

    /// <summary>The feature, or null.</summary>
    [JsonInclude]
    public string? FeatureId { get; internal init; }

    /// <summary>The milestone, or null.</summary>
    [JsonInclude]
    public string? MilestoneId { get; internal init; }

    /// <summary>The plan document, or null.</summary>
    [JsonInclude]
    public string? PlanPath { get; internal init; }

    /// <summary>The specification, or null.</summary>
    [JsonInclude]
    public string? SpecPath { get; internal init; }

    /// <summary>What is referred to, with commas between.</summary>
    public override string ToString() =>
        string.Join(", ", ((string?[])[MissionId, FeatureId, MilestoneId, PlanPath, SpecPath]).Where(static reference => reference is not null));
}

/// <summary>How sure the writer of a handoff is; usually 0 to 1, at least one of the two is given.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ConfidenceScore
{
    /// <summary>That the work is right, or null.</summary>
    [JsonInclude]
    public double? Work { get; internal init; }

    /// <summary>That the summary is right, or null.</summary>
    [JsonInclude]
    public double? Summary { get; internal init; }

    /// <summary>Both scores.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"work {Work}, summary {Summary}");
}

/// <summary>A check and how it ended.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record VerificationResult
{
    /// <summary>What was run; never empty.</summary>
    [JsonInclude]
    [JsonRequired]
    public string Step { get; internal init; } = null!;

    /// <summary>True when it passed.</summary>
    [JsonInclude]
    [JsonRequired]
    public bool Passed { get; internal init; }

    /// <summary>As <c>-VerificationResult</c> takes it.</summary>
    public override string ToString() => $"{Step}:{(Passed ? "passed" : "failed")}";
}
