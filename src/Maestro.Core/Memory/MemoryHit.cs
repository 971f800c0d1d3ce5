using Maestro.Kernel;

namespace Maestro;

/// <summary>Something that memory holds and that fits a task or a query.</summary>
public sealed record MemoryHit
{
    /// <summary>correction, learning or note.</summary>
    public string Kind { get; internal init; } = null!;

    /// <summary>Its id: a <c>CorrectionId</c>, <c>LearningId</c> or <c>NoteId</c>.</summary>
    public string Id { get; internal init; } = null!;

    /// <summary>The rule or content.</summary>
    public string Text { get; internal init; } = null!;

    /// <summary>
    /// How well it fits, 0 to 1. For a task: 0.7 × the part of its keywords that match + 0.3 when one of its globs matches a file.
    /// For a query: 1 when every term is a whole word of the text, less when terms are only parts of words or stand elsewhere.
    /// </summary>
    public double Score { get; internal init; }

    /// <summary>Why it was found: the matching keywords, globs or terms, and <c>hard</c> for a correction that is always shown.</summary>
    public IReadOnlyList<string> Reasons { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The keywords that match the task.</summary>
    public IReadOnlyList<string> MatchedKeywords { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>The globs that match a file.</summary>
    public IReadOnlyList<string> MatchedGlobs { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<string>(null);

    /// <summary>soft or hard for a correction, else null.</summary>
    public string? Severity { get; internal init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; internal init; }

    /// <summary>The correction, learning or note itself.</summary>
    public object Item { get; internal init; } = null!;

    /// <summary>Kind and id.</summary>
    public override string ToString() => $"{Kind} {Id}";
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
