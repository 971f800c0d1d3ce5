using Maestro.Kernel;
using Maestro.Memory;

namespace Maestro;

/// <summary>What <c>Test-MaestroRatchet</c> found for one rule.</summary>
public sealed record RatchetCheck : CheckResult
{
    /// <summary>The rule's id.</summary>
    public string RatchetId { get; internal init; } = null!;

    /// <summary>The correction it was made of.</summary>
    public string CorrectionId { get; internal init; } = null!;

    /// <summary>What the correction says.</summary>
    public string Rule { get; internal init; } = null!;

    /// <summary>The regular expression.</summary>
    public string Pattern { get; internal init; } = null!;

    /// <summary>
    /// passed; failed: found, and nothing is known of earlier checks; regression: found, though an earlier check found it nowhere;
    /// never-passed: found, as in every check before; nothing-checked: no file was looked at; error: the rule could not be checked to the end.
    /// </summary>
    public string State { get; internal init; } = null!;

    /// <summary>How many lines the pattern was found in.</summary>
    public int ViolationCount { get; internal init; }

    /// <summary>The first of these lines, by file and line.</summary>
    public IReadOnlyList<RatchetViolation> Violations { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<RatchetViolation>(null);

    /// <summary>How many files were looked through.</summary>
    public int FilesSearched { get; internal init; }

    /// <summary>How many files of the rule could not be searched.</summary>
    public int FilesSkipped { get; internal init; }

    /// <summary>The first of them, by path, each with the reason: binary, too-large, link or unreadable.</summary>
    public IReadOnlyList<RatchetSkippedFile> SkippedFiles { get; internal init => field = ReadOnly.List(value); } = ReadOnly.List<RatchetSkippedFile>(null);

    /// <summary>Why the rule could not be checked to the end, or null.</summary>
    public string? Error { get; internal init; }

    /// <param name="result">What was found.</param>
    /// <param name="allowEmpty">True when a rule that looked at no file passes.</param>
    internal static RatchetCheck Of(RatchetResult result, bool allowEmpty) => new()
    {
        Name = $"{result.RatchetId}: {result.Rule}",
        Passed = result.Passed || (allowEmpty && result.State == RatchetState.NothingChecked),
        Message = Describe(result),
        Target = result.RatchetId,
        Fix = result.Error is null ? null : CommandText.Of($"Get-MaestroRatchet {result.RatchetId} | Format-List"),
        RatchetId = result.RatchetId,
        CorrectionId = result.CorrectionId,
        Rule = result.Rule,
        Pattern = result.Pattern,
        State = result.State,
        ViolationCount = result.ViolationCount,
        Violations = result.Violations,
        FilesSearched = result.FilesSearched,
        FilesSkipped = result.FilesSkipped,
        SkippedFiles = result.Skipped,
        Error = result.Error,
    };

    private static string Describe(RatchetResult result)
    {
        string skipped = result.FilesSkipped == 0 ? "" : $" {Count.Of(result.FilesSkipped, "file")} could not be searched.";
        if (result.State == RatchetState.Passed)
        {
            return $"was not found in {Count.Of(result.FilesSearched, "file")}.{skipped}";
        }

        if (result.State == RatchetState.NothingChecked)
        {
            return result.FilesSkipped == 0 ? "matches no file, so nothing was checked." : $"searched no files, so nothing was checked.{skipped}";
        }

        string where = result.Violations is [var first, ..] ? $", first in {first.Path}:{first.Line}" : "";
        string found = $"is in {Count.Of(result.ViolationCount, "line")}{where}";
        return result.State switch
        {
            RatchetState.Error => result.Error!,
            RatchetState.Regression => $"{found}; an earlier check did not find it.{skipped}",
            RatchetState.NeverPassed => $"{found}, as in every check before.{skipped}",
            _ => $"{found}.{skipped}",
        };
    }
}
