using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro;

/// <summary>What a handoff says. Its UKI string is made from this; what the string has no slot for is kept here alone.</summary>
/// <remarks>
/// A token is a short phrase whose words are joined by <c>_</c>, at most six of them. The keys are fixed: a file whose content has others is
/// damaged. <see cref="PlanPaths"/> and <see cref="MaestroSync"/> belong to plan mode, <see cref="TouchedFiles"/>, <see cref="CompletedWork"/> and
/// <see cref="Validation"/> to execute mode; they are null in the other one.
/// </remarks>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record HandoffContent
{
    /// <summary>plan or execute.</summary>
    public required string Mode { get; init; }

    /// <summary>Where things stand, such as <c>execute_in_progress</c>.</summary>
    public required string CurrentState { get; init; }

    /// <summary>What the session was about.</summary>
    public required string SessionCore { get; init; }

    /// <summary>What was decided; tokens.</summary>
    public IReadOnlyList<string> Decisions { get; init; } = [];

    /// <summary>What there is to show for it: branch, files, mission; tokens, at least one.</summary>
    public required IReadOnlyList<string> Artifacts { get; init; }

    /// <summary>What to read first; tokens, at least one.</summary>
    public required IReadOnlyList<string> ReadMore { get; init; }

    /// <summary>What to do next.</summary>
    public required string NextAction { get; init; }

    /// <summary>All of it in fewer than 140 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>The mission, feature, milestone and documents it is about.</summary>
    public required MaestroReferences MaestroRefs { get; init; }

    /// <summary>How sure the writer is.</summary>
    public required ConfidenceScore Cs { get; init; }

    /// <summary>What changed since the last handoff; tokens.</summary>
    public IReadOnlyList<string> SignalDelta { get; init; } = [];

    /// <summary>Which limits hold; tokens. Not in the string of a plan.</summary>
    public IReadOnlyList<string> BoundaryState { get; init; } = [];

    /// <summary>What could go wrong; tokens. Not in the string of a plan.</summary>
    public IReadOnlyList<string> Risks { get; init; } = [];

    /// <summary>What nobody looked at, or null. Not in the string of a plan.</summary>
    public string? BlindSpot { get; init; }

    /// <summary>A picture of the situation, or null. Not in the string of a plan.</summary>
    public string? Metaphor { get; init; }

    /// <summary>What drove the work; tokens.</summary>
    public IReadOnlyList<string> CausalDrivers { get; init; } = [];

    /// <summary>Where the work left the plan; tokens.</summary>
    public IReadOnlyList<string> Divergences { get; init; } = [];

    /// <summary>What was taken for granted, in free text; null when not given. Not in the string.</summary>
    public IReadOnlyList<string>? Assumptions { get; init; }

    /// <summary>What was and was not to be touched, by name; null when not given. Not in the string.</summary>
    public IReadOnlyDictionary<string, string>? ScopeDeclaration { get; init; }

    /// <summary>How the complexity changed, by measure; null when not given. Not in the string.</summary>
    public IReadOnlyDictionary<string, JsonElement>? ComplexityDelta { get; init; }

    /// <summary>Which checks were run and how they ended; null when not given. Not in the string.</summary>
    public IReadOnlyList<VerificationResult>? VerificationResults { get; init; }

    /// <summary>The plan documents; tokens. Plan mode alone.</summary>
    public IReadOnlyList<string>? PlanPaths { get; init; }

    /// <summary>What was entered into Maestro from the plan; tokens. Plan mode alone.</summary>
    public IReadOnlyList<string>? MaestroSync { get; init; }

    /// <summary>The files that were changed; tokens. Execute mode alone.</summary>
    public IReadOnlyList<string>? TouchedFiles { get; init; }

    /// <summary>What is finished; tokens. Execute mode alone.</summary>
    public IReadOnlyList<string>? CompletedWork { get; init; }

    /// <summary>What was checked; tokens. Execute mode alone.</summary>
    public IReadOnlyList<string>? Validation { get; init; }
}

/// <summary>What a handoff refers to. In the content of a handoff these are tokens; see <see cref="Handoff.Refs"/> for the exact ids.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record MaestroReferences
{
    /// <summary>The mission, or null.</summary>
    public string? MissionId { get; init; }

    /// <summary>The feature, or null.</summary>
    public string? FeatureId { get; init; }

    /// <summary>The milestone, or null.</summary>
    public string? MilestoneId { get; init; }

    /// <summary>The plan document, or null.</summary>
    public string? PlanPath { get; init; }

    /// <summary>The specification, or null.</summary>
    public string? SpecPath { get; init; }
}

/// <summary>How sure the writer of a handoff is; usually 0 to 1, at least one of the two is given.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ConfidenceScore
{
    /// <summary>That the work is right, or null.</summary>
    public double? Work { get; init; }

    /// <summary>That the summary is right, or null.</summary>
    public double? Summary { get; init; }
}

/// <summary>A check and how it ended.</summary>
/// <param name="Step">What was run; never empty.</param>
/// <param name="Passed">True when it passed.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record VerificationResult(
    [property: JsonRequired] string Step,
    [property: JsonRequired] bool Passed);
