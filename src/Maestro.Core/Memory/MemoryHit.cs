namespace Maestro;

/// <summary>Something that memory holds and that fits a task or a query.</summary>
public sealed record MemoryHit
{
    /// <summary>correction, learning or note.</summary>
    public required string Kind { get; init; }

    /// <summary>Its id; a note has its time, <c>2026-11-22T16:28:09.886Z</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The rule or content.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// How well it fits, 0 to 1. For a task: 0.7 × the part of its keywords that match + 0.3 when one of its globs matches a file.
    /// For a query: 1 when every term is a whole word of the text, less when terms are only parts of words or stand elsewhere.
    /// </summary>
    public required double Score { get; init; }

    /// <summary>Why it was found: the matching keywords, globs or terms, and <c>hard</c> for a correction that is always told.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>The keywords that match the task.</summary>
    public IReadOnlyList<string> MatchedKeywords { get; init; } = [];

    /// <summary>The globs that match a file.</summary>
    public IReadOnlyList<string> MatchedGlobs { get; init; } = [];

    /// <summary>soft or hard for a correction, else null.</summary>
    public string? Severity { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The correction, learning or note itself.</summary>
    public required object Item { get; init; }
}

/// <summary>The kinds of things that memory holds.</summary>
public static class MemoryKind
{
    /// <summary>A <see cref="Maestro.Correction"/>.</summary>
    public const string Correction = "correction";
    /// <summary>A <see cref="Maestro.Learning"/>.</summary>
    public const string Learning = "learning";
    /// <summary>A <see cref="Maestro.Note"/>.</summary>
    public const string Note = "note";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [Correction, Learning, Note];
}
