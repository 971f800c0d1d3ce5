using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Memory;

/// <summary>Reads the records of a workspace's memory and notes, and refuses what their types can't.</summary>
internal static class MemoryFiles
{
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static Correction Correction(ReadOnlySpan<byte> content, string path)
    {
        Correction correction = StateJson.Read(content, MemoryJsonContext.Default.Correction, path);
        RecordRules.RequireWord(correction.Severity, CorrectionSeverity.All, "severity", path);
        RecordRules.RequireItems(correction.Trigger.Keywords, "keywords", path);
        RecordRules.RequireItems(correction.Trigger.FileGlobs, "fileGlobs", path);
        RecordRules.RequirePlace(correction.CorrectionId, Path.GetFileNameWithoutExtension(path), path);
        return correction;
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static Learning Learning(ReadOnlySpan<byte> content, string path) =>
        StateJson.Read(content, MemoryJsonContext.Default.Learning, path) with { LearningId = Path.GetFileNameWithoutExtension(path) };

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static Guidance Guidance(ReadOnlySpan<byte> content, string path) => StateJson.Read(content, MemoryJsonContext.Default.Guidance, path);

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static RatchetSuite Suite(ReadOnlySpan<byte> content, string path)
    {
        RatchetSuite suite = StateJson.Read(content, MemoryJsonContext.Default.RatchetSuite, path);
        RecordRules.RequireItems(suite.Rules, "assertions", path);
        foreach (RatchetRule rule in suite.Rules)
        {
            if (!IdPattern.IsName(rule.RatchetId) || !IdPattern.IsName(rule.CorrectionId))
            {
                throw StateJson.Damaged(path, $"{QuotedText.Of(rule.RatchetId)} of {QuotedText.Of(rule.CorrectionId)} are not valid ids of a rule");
            }

            RecordRules.RequireItems(rule.Globs ?? [], "globs", path);
        }

        return suite;
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static RatchetBaseline Baseline(ReadOnlySpan<byte> content, string path)
    {
        RatchetBaseline baseline = StateJson.Read(content, MemoryJsonContext.Default.RatchetBaseline, path);
        RecordRules.RequireItems(baseline.Passed ?? [], "passed", path);
        return baseline;
    }

    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public static IReadOnlyList<Note> Notes(ReadOnlySpan<byte> content, string path)
    {
        IReadOnlyList<Note> notes = StateJson.Read(content, MemoryJsonContext.Default.Notes, path);
        RecordRules.RequireItems(notes, "notes", path);
        return NoteId.Assign(notes);
    }

    /// <summary>The notes after some were added to those before; null when the change is another one, or something is wrong with it.</summary>
    public static IReadOnlyList<Note>? Notes(IReadOnlyList<Note> before, ReadOnlySpan<byte> old, ReadOnlySpan<byte> content, string path)
    {
        if (before.Count == 0 || AddedItems.Locate(old, content) is not { } added)
        {
            return null;
        }

        try
        {
            IReadOnlyList<Note> notes = StateJson.Read(added, MemoryJsonContext.Default.Notes, path);
            RecordRules.RequireItems(notes, "notes", path);
            return NoteId.Assign(before, notes);
        }
        catch (MaestroException)
        {
            // Whoever reads all of it says where the damage is.
            return null;
        }
    }
}
