namespace Maestro.Memory;

/// <summary>What the check of one ratchet rule found.</summary>
internal sealed record RatchetResult
{
    /// <summary>The rule's id.</summary>
    public required string RatchetId { get; init; }

    /// <summary>The correction it was made of.</summary>
    public required string CorrectionId { get; init; }

    /// <summary>What the correction says.</summary>
    public required string Rule { get; init; }

    /// <summary>The pattern.</summary>
    public required string Pattern { get; init; }

    /// <summary>passed, failed, regression, never-passed or error.</summary>
    public string State { get; init; } = RatchetState.Passed;

    /// <summary>How often the pattern was found.</summary>
    public int ViolationCount { get; init; }

    /// <summary>The first places where it was found, by file and line.</summary>
    public IReadOnlyList<RatchetViolation> Violations { get; init; } = [];

    /// <summary>How many files were looked through.</summary>
    public int FilesSearched { get; init; }

    /// <summary>How many files of the rule could not be searched.</summary>
    public int FilesSkipped { get; init; }

    /// <summary>The first of them, by path.</summary>
    public IReadOnlyList<RatchetSkippedFile> Skipped { get; init; } = [];

    /// <summary>Why the rule could not be checked to the end, or null: the pattern is not valid, or took too long.</summary>
    public string? Error { get; init; }

    /// <summary>True for state passed.</summary>
    public bool Passed => State == RatchetState.Passed;
}
