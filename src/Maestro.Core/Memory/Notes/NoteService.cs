using Maestro.Kernel;
using Maestro.Ports;
using Maestro.Storage;

namespace Maestro.Memory;

/// <summary>Reads and keeps notes.</summary>
internal sealed class NoteService(IStateStore store, IGitReader git, TimeProvider clock)
{
    private const int RecentCount = 3;

    private readonly StateRecords<IReadOnlyList<Note>> _notes = new(store, clock, MemoryFiles.Notes, update: MemoryFiles.Notes);

    /// <summary>The notes as they stand in the file.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public IReadOnlyList<Note> Stored() => _notes.Get(StatePaths.Notes) ?? [];

    /// <summary>The notes, newest first.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public IEnumerable<Note> Get() => Stored().Reverse().OrderByDescending(static note => note.Timestamp);

    /// <summary>Those that ids pick, newest first.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable, IdAmbiguous.</exception>
    public IEnumerable<Note> Get(IReadOnlyList<IdFilter>? filters, IFeedback feedback)
    {
        Note[] notes = [.. Get()];
        HashSet<string> picked = [.. IdFilter.Pick(filters, [.. notes.Select(static note => note.NoteId)], "note", unmatched => feedback.Problem(NotFound(unmatched)))];
        return notes.Where(note => picked.Contains(note.NoteId));
    }

    /// <summary>The notes, newest first; a file that can't be read is a problem, and then there are none.</summary>
    public IReadOnlyList<Note> GetOrReport(IFeedback feedback) => feedback.TryOrReport<Note[]>(() => [.. Get()]) ?? [];

    /// <summary>The newest few.</summary>
    public IReadOnlyList<Note> Recent(IFeedback feedback) => [.. GetOrReport(feedback).Take(RecentCount)];

    /// <summary>The text of a note as it would be kept.</summary>
    /// <exception cref="MaestroException">ArgumentInvalid.</exception>
    public static string Checked(string content) => InvisibleCharacters.IsBlank(content)
        ? throw new MaestroException(ErrorCode.ArgumentInvalid, "A note requires a text.", "Add-MaestroNote 'The staging server is down until Monday'", content)
        : content.Trim();

    /// <summary>The notes that texts would become, all of them in one change.</summary>
    /// <param name="contents">The texts, in order.</param>
    /// <param name="folder">The folder whose branch they were written on.</param>
    public Change<IReadOnlyList<Note>> Decide(IReadOnlyCollection<string> contents, string folder)
    {
        string? branch = git.Branch(folder);
        IReadOnlyList<Note> before = Stored();
        HashSet<long> taken = [.. before.Select(static note => note.Timestamp.ToUnixTimeMilliseconds())];
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var made = new List<Note>(contents.Count);
        foreach (string content in contents)
        {
            // The time is all a note can be known by, so no two share one.
            while (!taken.Add(now))
            {
                now++;
            }

            made.Add(new Note { Timestamp = DateTimeOffset.FromUnixTimeMilliseconds(now), Content = content, Branch = branch });
        }

        IReadOnlyList<Note> after = [.. before, .. made];
        return new Change<IReadOnlyList<Note>>(store, TextList.Target(contents, "note"), TextList.Action(contents, "note"), made)
        {
            Writes = [StateWrite.Of(StatePaths.Notes, after, MemoryJsonContext.Default.Notes)],
        };
    }

    /// <summary>What removing a note would do.</summary>
    /// <exception cref="MaestroException">NoteNotFound, IdAmbiguous, IdInvalid, StateFileDamaged.</exception>
    public Change<Note> DecideRemove(string noteId)
    {
        IReadOnlyList<Note> before = Stored();
        string id = IdLookup.Find(noteId, before.Select(static note => note.NoteId), "note") ?? throw NotFound(noteId);
        Note removed = before.First(note => note.NoteId == id);
        IReadOnlyList<Note> after = [.. before.Where(note => note.NoteId != id)];
        return new Change<Note>(store, $"{id}: {Display.Short(removed.Content)}", "Remove the note", removed)
        {
            Writes = [StateWrite.Of(StatePaths.Notes, after, MemoryJsonContext.Default.Notes)],
        };
    }

    private static MaestroException NotFound(string noteId) => IdPattern.Refusal(noteId, "note") ?? new(
        ErrorCode.NoteNotFound, $"There is no note '{Display.Short(noteId)}'.", "Get-MaestroNote lists all notes.", noteId);
}
