namespace Maestro;

/// <summary>Something that a worker found beside its work and named in its report, with what was decided about it.</summary>
public sealed record ReportedIssue
{
    /// <summary>The id: that of the feature, <c>-issue-</c> and the place in its report from 1, such as <c>auth-impl-issue-1</c>.</summary>
    public string IssueId { get; internal init; } = null!;

    /// <summary>The feature whose report names it.</summary>
    public string FeatureId { get; internal init; } = null!;

    /// <summary>The mission of the feature.</summary>
    public string MissionId { get; internal init; } = null!;

    /// <summary>open, feature or assertion (it was made one), or dismissed. One whose description was changed since, or whose feature or assertion was removed, is open again.</summary>
    public string Status { get; internal init; } = null!;

    /// <summary>How bad it is, in the worker's words.</summary>
    public string Severity { get; internal init; } = null!;

    /// <summary>What it is.</summary>
    public string Description { get; internal init; } = null!;

    /// <summary>What could be done, or null.</summary>
    public string? SuggestedFix { get; internal init; }

    /// <summary>The feature that was made of it, or null.</summary>
    public string? MadeFeatureId { get; internal init; }

    /// <summary>The assertion that was made of it, or null.</summary>
    public string? MadeAssertionId { get; internal init; }

    /// <summary>Why it was dismissed, or null.</summary>
    public string? Reason { get; internal init; }

    /// <summary>Who decided: an agent's name, or a person as <c>user@host</c>; null while it is open.</summary>
    public string? DecidedBy { get; internal init; }

    /// <summary>When it was decided, or null.</summary>
    public DateTimeOffset? DecidedAt { get; internal init; }

    /// <summary>The description.</summary>
    public override string ToString() => Description;
}

/// <summary>The words of <see cref="ReportedIssue.Status"/>.</summary>
public static class IssueStatus
{
    /// <summary>Nothing was decided.</summary>
    public const string Open = "open";

    /// <summary>It was made a feature.</summary>
    public const string Feature = "feature";

    /// <summary>It was made an assertion of a feature.</summary>
    public const string Assertion = "assertion";

    /// <summary>Nothing is to be done about it.</summary>
    public const string Dismissed = "dismissed";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Feature, Assertion, Dismissed];
}
