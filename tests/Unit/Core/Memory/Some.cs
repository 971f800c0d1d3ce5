using Maestro.Memory;

namespace Maestro.Tests;

/// <summary>Short ways to make records of memory.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static Correction Correction(
        string id, string[]? keywords = null, string severity = "soft", string[]? globs = null, string? rule = null, DateTimeOffset? createdAt = null) => new()
        {
            CorrectionId = id,
            Rule = rule ?? id,
            Source = rule ?? id,
            Trigger = new CorrectionTrigger { Keywords = keywords ?? [], FileGlobs = globs ?? [] },
            Severity = severity,
            CreatedAt = createdAt ?? Noon,
            UpdatedAt = createdAt ?? Noon,
        };

    public static Learning Learning(string content, int day = 1, string? id = null) => new()
    {
        LearningId = id ?? content,
        SessionDate = $"2026-11-{day:00}",
        Content = content,
    };

    public static RatchetRule Rule(string id, string check = "x", DateTimeOffset? createdAt = null) => new()
    {
        RatchetId = id,
        CorrectionId = "c",
        Rule = "r",
        Pattern = check,
        CreatedAt = createdAt ?? Noon,
    };

    public static RatchetResult Result(string id, int violations = 0, string? error = null) => new()
    {
        RatchetId = id,
        CorrectionId = "c",
        Rule = "r",
        Pattern = "x",
        FilesSearched = 1,
        ViolationCount = violations,
        Error = error,
    };
}
