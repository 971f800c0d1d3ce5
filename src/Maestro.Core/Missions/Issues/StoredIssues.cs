using System.Text.Json.Serialization;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>The content of <c>issues.json</c>: what was decided about the issues that reports name. Nothing decided, no file.</summary>
internal sealed record StoredIssues : ExtensibleRecord
{
    /// <summary>The decisions by the id of the issue.</summary>
    public IReadOnlyDictionary<string, IssueDecision> Decisions { get; init => field = ReadOnly.Map(value); } = ReadOnly.Map<IssueDecision>(null);
}

/// <summary>What was decided about an issue.</summary>
internal sealed record IssueDecision : ExtensibleRecord
{
    /// <summary>dismissed, feature or assertion.</summary>
    [JsonRequired]
    public string Status { get; init; } = null!;

    /// <summary>What the issue said then: another program may have written another one in its place.</summary>
    [JsonRequired]
    public string Description { get; init; } = null!;

    /// <summary>Why it was dismissed, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The feature that was made of it, or null.</summary>
    public string? FeatureId { get; init; }

    /// <summary>The assertion that was made of it, or null.</summary>
    public string? AssertionId { get; init; }

    [JsonRequired]
    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>Who decided: an agent's name, or a person as <c>user@host</c>; null where nobody is known.</summary>
    public string? DecidedBy { get; init; }
}
