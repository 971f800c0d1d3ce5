using System.Globalization;
using Maestro.Kernel;

namespace Maestro.Memory;

/// <summary>What the items of an exported file must be, so that each can be kept.</summary>
internal static class MemoryFileRules
{
    /// <param name="file">The file.</param>
    /// <param name="invalid">The error for what is wrong.</param>
    public static void Check(MemoryFile file, Func<string, MaestroException> invalid)
    {
        Each(file.Corrections, "corrections", invalid, static correction =>
            InvisibleCharacters.IsBlank(correction.Rule) ? "has no rule"
            : !CorrectionSeverity.All.Contains(correction.Severity) ? $"has the severity {QuotedText.Of(correction.Severity)}, which is neither soft nor hard"
            : correction.Trigger.Keywords.Concat(correction.Trigger.FileGlobs).Any(static text => text is null) ? "has a trigger that is null"
            : correction.Trigger.FileGlobs.FirstOrDefault(static glob => !Glob.TryParse(glob, out _, out _)) is { } bad ? $"has the glob {QuotedText.Of(bad)}, which is not valid"
            : null);
        Each(file.Learnings, "learnings", invalid, static learning =>
            InvisibleCharacters.IsBlank(learning.Content) ? "has no content"
            : !DateOnly.TryParseExact(learning.SessionDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? $"has the date {QuotedText.Of(learning.SessionDate)}, which does not have the form 2026-11-22"
            : null);
        Each(file.Notes, "notes", invalid, static note => InvisibleCharacters.IsBlank(note.Content) ? "has no content" : null);
    }

    private static void Each<T>(IReadOnlyList<T> items, string name, Func<string, MaestroException> invalid, Func<T, string?> problem)
    {
        for (int index = 0; index < items.Count; index++)
        {
            if ((items[index] is null ? "is null" : problem(items[index])) is { } what)
            {
                throw invalid(string.Create(CultureInfo.InvariantCulture, $"{name}[{index}] {what}"));
            }
        }
    }
}
