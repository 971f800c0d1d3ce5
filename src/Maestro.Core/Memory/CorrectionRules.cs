using System.Text;
using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>What a caller says of a correction; null leaves what an earlier one with the same rule said.</summary>
/// <param name="Rule">What to do, or not to do.</param>
/// <param name="Keywords">Words that recall it.</param>
/// <param name="FileGlobs">Globs that recall it.</param>
/// <param name="Source">What went wrong, or null.</param>
/// <param name="Severity">soft, hard, or null.</param>
internal sealed record CorrectionDraft(
    string Rule,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<string> FileGlobs,
    string? Source = null,
    string? Severity = null);

/// <summary>Makes corrections, and keeps one rule from being recorded twice.</summary>
internal static class CorrectionRules
{
    /// <summary>The earlier correction that says the same but for case, spacing, quotes and the final full stop; or null.</summary>
    public static Correction? FindSame(IEnumerable<Correction> corrections, string rule)
    {
        string normalized = Normalize(rule);
        return corrections.FirstOrDefault(c => Normalize(c.Rule) == normalized);
    }

    /// <summary>The rule without what does not change its meaning. Signs inside it stay: C# is not C++.</summary>
    public static string Normalize(string rule)
    {
        string text = TextFold.Fold(rule);
        var builder = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c is not ('"' or '\'' or '`' or '\u2018' or '\u2019' or '\u201C' or '\u201D'))
            {
                builder.Append(c is '\u2013' or '\u2014' ? '-' : c);
            }
        }

        return TextFold.OneLine(builder.ToString()).TrimEnd('.', '!', ';', ',', ' ');
    }

    /// <summary>A new correction.</summary>
    /// <exception cref="MaestroException">CorrectionInvalid, PatternInvalid, ArgumentInvalid.</exception>
    public static Correction Create(string correctionId, CorrectionDraft draft, DateTimeOffset now)
    {
        Check(draft);
        string[] keywords = Clean(draft.Keywords);
        string[] globs = Clean(draft.FileGlobs);
        // A hard rule is shown whatever the task, so it needs nothing to recall it.
        if (keywords.Length + globs.Length == 0 && draft.Severity != CorrectionSeverity.Hard)
        {
            throw new MaestroException(
                ErrorCode.CorrectionInvalid,
                "The correction has neither keywords nor globs, so nothing could ever recall it.",
                "Specify the words or files that recall it: -Trigger auth, login or -Glob 'src/auth/**'; or use -Severity hard to recall it for every worker.",
                draft.Rule);
        }

        string rule = draft.Rule.Trim();
        return new Correction
        {
            CorrectionId = correctionId,
            Rule = rule,
            Source = InvisibleCharacters.IsBlank(draft.Source) ? rule : draft.Source.Trim(),
            Trigger = new CorrectionTrigger { Keywords = keywords, FileGlobs = globs },
            Severity = draft.Severity ?? CorrectionSeverity.Soft,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    /// <summary>The earlier correction with what the new one adds: more to recall it by, and source and severity where given.</summary>
    /// <exception cref="MaestroException">CorrectionInvalid, PatternInvalid, ArgumentInvalid.</exception>
    public static Correction Update(Correction existing, CorrectionDraft draft, DateTimeOffset now)
    {
        Check(draft);
        return existing with
        {
            Rule = draft.Rule.Trim(),
            Source = InvisibleCharacters.IsBlank(draft.Source) ? existing.Source : draft.Source.Trim(),
            Trigger = existing.Trigger with
            {
                Keywords = Clean([.. existing.Trigger.Keywords, .. draft.Keywords]),
                FileGlobs = Clean([.. existing.Trigger.FileGlobs, .. draft.FileGlobs]),
            },
            Severity = draft.Severity ?? existing.Severity,
            UpdatedAt = now,
        };
    }

    private static void Check(CorrectionDraft draft)
    {
        if (InvisibleCharacters.IsBlank(draft.Rule))
        {
            throw new MaestroException(
                ErrorCode.CorrectionInvalid,
                "A correction requires a rule.",
                "Add-MaestroCorrection 'Use bun, not npm' -Trigger npm, install",
                draft.Rule);
        }

        if (draft.Severity is { } severity && !CorrectionSeverity.All.Contains(severity))
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid, $"The severity '{severity}' is neither soft nor hard.", "Specify -Severity soft or -Severity hard.", severity);
        }

        foreach (string glob in Clean(draft.FileGlobs))
        {
            _ = Glob.Parse(glob);
        }
    }

    private static string[] Clean(IEnumerable<string> texts) =>
        [.. texts.Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
}
