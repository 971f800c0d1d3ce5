using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Memory;

/// <summary>Takes memory from one workspace to another, in one file.</summary>
/// <remarks>Guidance and ratchet rules stay: guidance is compiled again from the learnings, and what a ratchet forbids depends on the repository.</remarks>
internal sealed class MemoryTransfer(IStateStore store, MemoryRepository memory, CorrectionService corrections, NoteService notes, TimeProvider clock)
{
    private const int ShownLines = 40;

    /// <summary>What would be exported of the workspace.</summary>
    /// <param name="kinds">The kinds; empty for all.</param>
    /// <param name="feedback">Where files that can't be read are reported.</param>
    public MemoryFile Export(IReadOnlyCollection<string> kinds, IFeedback feedback) => Export(
        Has(kinds, MemoryKind.Correction) ? memory.Corrections(feedback) : [],
        Has(kinds, MemoryKind.Learning) ? memory.Learnings(feedback) : [],
        Has(kinds, MemoryKind.Note) ? notes.GetOrReport(feedback) : []);

    /// <summary>The file of some items, each once, oldest first.</summary>
    public static MemoryFile Export(IEnumerable<Correction> corrections, IEnumerable<Learning> learnings, IEnumerable<Note> notes) => new()
    {
        Format = MemoryFile.CurrentFormat,
        Corrections =
        [
            .. corrections
                .Select(TransferredCorrection.Of)
                .OrderByDescending(static correction => correction.UpdatedAt)
                .ThenBy(static correction => correction.Rule, StringComparer.Ordinal)
                .DistinctBy(static correction => CorrectionRules.Normalize(correction.Rule))
                .OrderBy(static correction => correction.CreatedAt)
                .ThenBy(static correction => correction.Rule, StringComparer.Ordinal),
        ],
        Learnings =
        [
            .. learnings
                .Select(static learning => learning with { LearningId = "", ImportedAt = null })
                .OrderBy(static learning => learning.Moment)
                .ThenBy(static learning => learning.Content, StringComparer.Ordinal)
                .DistinctBy(static learning => Key(learning.Content)),
        ],
        Notes =
        [
            .. notes
                .OrderBy(static note => note.Timestamp)
                .ThenBy(static note => note.Content, StringComparer.Ordinal)
                .DistinctBy(Key),
        ],
    };

    /// <summary>What importing a file would do.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">Its name as the user gave it.</param>
    /// <param name="kinds">The kinds to import; empty for all.</param>
    /// <param name="conflict">A word of <see cref="MemoryConflict"/>.</param>
    /// <param name="feedback">Where warnings go.</param>
    /// <exception cref="MaestroException">MemoryConflict; StateFileDamaged: what can't be read may be what the file has too.</exception>
    public Change<MemoryImport> DecideImport(MemoryFile file, string name, IReadOnlyCollection<string> kinds, string conflict, IFeedback feedback)
    {
        var whole = new StopAtProblem(feedback);
        var items = new List<MemoryImportItem>();
        var writes = new List<StateWrite>();
        if (Has(kinds, MemoryKind.Correction))
        {
            writes.AddRange(Corrections(file.Corrections, conflict, whole, items));
        }

        if (Has(kinds, MemoryKind.Learning))
        {
            writes.AddRange(Learnings(file.Learnings, whole, items));
        }

        if (Has(kinds, MemoryKind.Note))
        {
            writes.AddRange(Notes(file.Notes, items));
        }

        if (conflict == MemoryConflict.Fail && items.Where(static item => item.IsConflict).ToArray() is { Length: > 0 } conflicts)
        {
            throw new MaestroException(
                ErrorCode.MemoryConflict,
                $"The file '{Display.Short(name)}' was not imported: {(conflicts.Length == 1 ? "1 correction differs from the one" : $"{conflicts.Length} corrections differ from those")} of this workspace: {Display.List([.. conflicts.Select(static item => $"{item.Id} {item.Text}")])}.",
                "Use -Conflict newer to keep the newer of the two, or -Conflict skip to keep those of this workspace; -WhatIf shows each.",
                name);
        }

        var result = new MemoryImport { Path = name, Items = items };
        return new Change<MemoryImport>(store, Display.Short(name), $"Import {Count.Of(result.Added, "new item")} and {Count.Of(result.Updated, "newer correction")}", result)
        {
            Writes = writes,
            Preview = Preview(result),
        };
    }

    private IEnumerable<StateWrite> Corrections(IReadOnlyList<TransferredCorrection> given, string conflict, IFeedback feedback, List<MemoryImportItem> items)
    {
        var known = memory.Corrections(feedback).Reverse().GroupBy(static correction => CorrectionRules.Normalize(correction.Rule)).ToDictionary(static same => same.Key, static same => same.First(), StringComparer.Ordinal);
        var changed = new Dictionary<string, Correction>(StringComparer.Ordinal);
        using IEnumerator<string> ids = corrections.NextIds().GetEnumerator();
        foreach (TransferredCorrection correction in given)
        {
            string key = CorrectionRules.Normalize(correction.Rule);
            if (!known.TryGetValue(key, out Correction? existing))
            {
                ids.MoveNext();
                known[key] = changed[ids.Current] = correction.ToNew(ids.Current);
                items.Add(Item(MemoryImportAction.Added, MemoryKind.Correction, ids.Current, correction.Rule, MemoryImportReason.New));
                continue;
            }

            (string action, string reason) = correction.Says(existing) ? (MemoryImportAction.Skipped, MemoryImportReason.Same)
                : conflict != MemoryConflict.Newer ? (MemoryImportAction.Skipped, "differs from the one here")
                : correction.UpdatedAt > existing.UpdatedAt ? (MemoryImportAction.Updated, "newer than the one here")
                : (MemoryImportAction.Skipped, correction.UpdatedAt == existing.UpdatedAt ? "differs, neither is newer" : "older than the one here");
            items.Add(Item(action, MemoryKind.Correction, existing.CorrectionId, correction.Rule, reason) with { IsConflict = !correction.Says(existing) });
            if (action == MemoryImportAction.Updated)
            {
                known[key] = changed[existing.CorrectionId] = correction.Over(existing);
            }
        }

        return changed.Values.Select(static correction => new StateWrite(StatePaths.Correction(correction.CorrectionId), StateJson.Write(correction, MemoryJsonContext.Default.Correction)));
    }

    private List<StateWrite> Learnings(IReadOnlyList<Learning> given, IFeedback feedback, List<MemoryImportItem> items)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Learning learning in memory.Learnings(feedback))
        {
            known.TryAdd(Key(learning.Content), learning.LearningId);
        }

        DateTimeOffset now = clock.GetUtcNow();
        DateTime? newest = LearningId.Newest(memory.LearningIds());
        var writes = new List<StateWrite>();
        foreach (Learning learning in given)
        {
            string key = Key(learning.Content);
            if (known.TryGetValue(key, out string? id))
            {
                items.Add(Item(MemoryImportAction.Skipped, MemoryKind.Learning, id, learning.Content, MemoryImportReason.Same));
                continue;
            }

            newest = LearningId.Next(newest, now);
            id = known[key] = LearningId.Of(newest.Value);
            items.Add(Item(MemoryImportAction.Added, MemoryKind.Learning, id, learning.Content, MemoryImportReason.New));
            writes.Add(new StateWrite(StatePaths.Learning(id), StateJson.Write(learning with { LearningId = id, ImportedAt = now }, MemoryJsonContext.Default.Learning)));
        }

        return writes;
    }

    private List<StateWrite> Notes(IReadOnlyList<Note> given, List<MemoryImportItem> items)
    {
        IReadOnlyList<Note> before = notes.Stored();
        var added = new List<Note>();
        var known = before.GroupBy(Key).ToDictionary(static same => same.Key, static same => same.First().NoteId);
        foreach (Note note in given)
        {
            bool isNew = known.TryAdd(Key(note), note.NoteId);
            items.Add(Item(isNew ? MemoryImportAction.Added : MemoryImportAction.Skipped, MemoryKind.Note, known[Key(note)], note.Content, isNew ? MemoryImportReason.New : MemoryImportReason.Same));
            if (isNew)
            {
                added.Add(note);
            }
        }

        IReadOnlyList<Note> after = [.. before, .. added];
        return added.Count == 0 ? [] : [new StateWrite(StatePaths.Notes, StateJson.Write(after, MemoryJsonContext.Default.Notes))];
    }

    private static string Preview(MemoryImport import)
    {
        string[] lines =
        [
            .. import.Items
                .Where(static item => item.Action != MemoryImportAction.Skipped || item.IsConflict)
                .Select(static item => $"{item.Action} {item.Kind}{Known(item)}: {Display.Short(item.Text)} ({item.Reason})"),
        ];
        int same = import.Items.Count(static item => item.Action == MemoryImportAction.Skipped && !item.IsConflict);
        return string.Join('\n', [
            $"Import '{Display.Short(import.Path)}': {import.Added} added, {import.Updated} updated, {import.Skipped} skipped.",
            .. lines.Take(ShownLines),
            .. lines.Length > ShownLines ? [$"and {lines.Length - ShownLines} more"] : Array.Empty<string>(),
            .. same > 0 ? [$"skipped {Count.Of(same, "item")} ({MemoryImportReason.Same})"] : Array.Empty<string>()]);
    }

    // What is new gets another id when the change is decided again.
    private static string Known(MemoryImportItem item) => item.Action == MemoryImportAction.Added ? "" : " " + item.Id;

    private static MemoryImportItem Item(string action, string kind, string id, string text, string reason) =>
        new() { Action = action, Kind = kind, Id = id, Text = text, Reason = reason };

    private static bool Has(IReadOnlyCollection<string> kinds, string kind) => kinds.Count == 0 || kinds.Contains(kind, StringComparer.OrdinalIgnoreCase);

    private static string Key(string content) => content.ReplaceLineEndings("\n").Trim();

    private static (long, string) Key(Note note) => (note.Timestamp.ToUnixTimeMilliseconds(), Key(note.Content));
}
