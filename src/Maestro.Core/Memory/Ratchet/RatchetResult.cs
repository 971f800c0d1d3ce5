namespace Maestro;

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

    /// <summary>How many files of the rule could not be looked through.</summary>
    public int FilesSkipped { get; init; }

    /// <summary>The first of them, by path.</summary>
    public IReadOnlyList<RatchetSkippedFile> Skipped { get; init; } = [];

    /// <summary>Why the rule could not be checked to the end, or null: the pattern is not valid, or took too long.</summary>
    public string? Error { get; init; }

    /// <summary>True for state passed.</summary>
    public bool Passed => State == RatchetState.Passed;
}

/// <summary>A place where a ratchet rule's pattern was found.</summary>
/// <param name="Path">The file, repository-relative, with <c>/</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">The line's text, shortened.</param>
public sealed record RatchetViolation(string Path, int Line, string Text);

/// <summary>A file that a check could not look through.</summary>
/// <param name="Path">The file, repository-relative, with <c>/</c>.</param>
/// <param name="Reason">binary, too-large, link or unreadable.</param>
public sealed record RatchetSkippedFile(string Path, string Reason);

/// <summary>Why a file was skipped.</summary>
public static class RatchetSkipReason
{
    /// <summary>It holds a NUL byte near its start and is no UTF-16 text.</summary>
    public const string Binary = "binary";
    /// <summary>It is larger than 50 MB.</summary>
    public const string TooLarge = "too-large";
    /// <summary>It is a symbolic link; links are not followed.</summary>
    public const string Link = "link";
    /// <summary>The system doesn't let us read it.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Binary, TooLarge, Link, Unreadable];
}

/// <summary>The words of a ratchet result.</summary>
public static class RatchetState
{
    /// <summary>The pattern is nowhere.</summary>
    public const string Passed = "passed";
    /// <summary>The pattern is somewhere, and nothing is known of earlier checks of this rule.</summary>
    public const string Failed = "failed";
    /// <summary>The pattern is somewhere, and an earlier check found it nowhere.</summary>
    public const string Regression = "regression";
    /// <summary>The pattern is somewhere, as in every check before.</summary>
    public const string NeverPassed = "never-passed";
    /// <summary>The rule could not be checked.</summary>
    public const string Error = "error";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Passed, Failed, Regression, NeverPassed, Error];
}
