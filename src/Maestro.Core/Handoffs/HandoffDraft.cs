using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro.Handoffs;

/// <summary>What a user gives of a handoff's content. All of it may be missing; <see cref="HandoffDefaults"/> fills in what can be known.</summary>
/// <remarks>The keys are those of <see cref="HandoffContent"/>, so that JSON of a whole or half content can be read as a draft.</remarks>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record HandoffDraft
{
    public string? Mode { get; init; }

    public string? CurrentState { get; init; }

    public string? SessionCore { get; init; }

    public IReadOnlyList<string>? Decisions { get; init; }

    public IReadOnlyList<string>? Artifacts { get; init; }

    public IReadOnlyList<string>? ReadMore { get; init; }

    public string? NextAction { get; init; }

    public string? Summary { get; init; }

    public MaestroReferences? MaestroRefs { get; init; }

    public ConfidenceScore? Cs { get; init; }

    public IReadOnlyList<string>? SignalDelta { get; init; }

    public IReadOnlyList<string>? BoundaryState { get; init; }

    public IReadOnlyList<string>? Risks { get; init; }

    public string? BlindSpot { get; init; }

    public string? Metaphor { get; init; }

    public IReadOnlyList<string>? CausalDrivers { get; init; }

    public IReadOnlyList<string>? Divergences { get; init; }

    public IReadOnlyList<string>? Assumptions { get; init; }

    public IReadOnlyDictionary<string, string>? ScopeDeclaration { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? ComplexityDelta { get; init; }

    public IReadOnlyList<VerificationResult>? VerificationResults { get; init; }

    public IReadOnlyList<string>? PlanPaths { get; init; }

    public IReadOnlyList<string>? MaestroSync { get; init; }

    public IReadOnlyList<string>? TouchedFiles { get; init; }

    public IReadOnlyList<string>? CompletedWork { get; init; }

    public IReadOnlyList<string>? Validation { get; init; }
}

/// <summary>What was found out about the place a handoff is made in.</summary>
internal sealed record HandoffFacts
{
    /// <summary>The branch, or null: no repository, or a detached head.</summary>
    public string? Branch { get; init; }

    /// <summary>The changed files, as exact paths from the repository's root with <c>/</c> between the parts; the caller keeps them few.</summary>
    public IReadOnlyList<string> ChangedFiles { get; init; } = [];

    /// <summary>True when there is a repository whose changed files are unknown.</summary>
    public bool AreChangesUnknown { get; init; }

    /// <summary>How many files have changed, where that is more than <see cref="ChangedFiles"/> holds.</summary>
    public int? FilesTotal { get; init; }

    /// <summary>The full id of the commit, or null.</summary>
    public string? Commit { get; init; }

    /// <summary>The commits of the work, newest first.</summary>
    public IReadOnlyList<GitCommit> Commits { get; init; } = [];

    /// <summary>Those of the changed files that are not committed.</summary>
    public IReadOnlyList<string> Uncommitted { get; init; } = [];

    /// <summary>The plan document in the caller's folder, such as <c>PLAN.md</c>, or null.</summary>
    public string? PlanFile { get; init; }

    /// <summary>The id of the active mission, or null.</summary>
    public string? MissionId { get; init; }

    /// <summary>The id of the one feature of that mission that is meant, or null.</summary>
    public string? FeatureId { get; init; }

    /// <summary>The id of that feature's milestone, or null.</summary>
    public string? MilestoneId { get; init; }

    /// <summary>What that feature, or else the mission, is called; null when neither is known.</summary>
    public string? Title { get; init; }

    /// <summary>Since when somebody holds that feature, or null.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>True when the milestone is there to plan.</summary>
    public bool IsPlanning { get; init; }
}
