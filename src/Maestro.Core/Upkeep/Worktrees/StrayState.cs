using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Storage;

namespace Maestro.Upkeep;

/// <summary>What the workspace of a linked worktree holds that neither git nor the shared workspace has.</summary>
/// <remarks>What git tracks there is for git to merge; settings, skills and instructions are no state.</remarks>
internal static class StrayState
{
    // Deeper than any record lies; links can make a loop.
    private const int DeepestFolder = 12;

    private static readonly string[] Folders = [StatePaths.Missions, StatePaths.Handoffs, "memory", "sessions", "backup"];

    /// <summary>The store paths of its files, sorted.</summary>
    /// <param name="source">The worktree's workspace.</param>
    /// <param name="target">The shared one.</param>
    /// <param name="tracked">The store paths that git tracks in the worktree.</param>
    public static IReadOnlyList<string> Files(IStateStore source, IStateStore target, IReadOnlySet<string> tracked)
    {
        List<string> files = [.. Folders.SelectMany(folder => Below(source, folder, 0)).Where(path => !tracked.Contains(path))];
        if (source.Find(StatePaths.Notes) is not null && (!tracked.Contains(StatePaths.Notes) || MissingNotes(source, target).Count > 0))
        {
            files.Add(StatePaths.Notes);
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>The notes that the shared workspace lacks; none when either file is damaged, which is reported elsewhere.</summary>
    public static IReadOnlyList<Note> MissingNotes(IStateStore source, IStateStore target)
    {
        try
        {
            IReadOnlyList<Note> known = Notes(target);
            return [.. Notes(source).Where(note => !known.Any(other => IsSame(note, other)))];
        }
        catch (MaestroException)
        {
            return [];
        }
    }

    /// <summary>The notes of a workspace.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public static IReadOnlyList<Note> Notes(IStateStore store) =>
        store.Read(StatePaths.Notes) is { } content ? MemoryFiles.Notes(content, store.FullPath(StatePaths.Notes)) : [];

    // A note that was merged may have moved by some milliseconds, since no two share a time.
    private static bool IsSame(Note one, Note other) =>
        one.Content == other.Content && (one.Timestamp - other.Timestamp).Duration() < TimeSpan.FromSeconds(1);

    private static IEnumerable<string> Below(IStateStore store, string folder, int depth)
    {
        foreach (StateEntry entry in depth < DeepestFolder ? Listed(store, folder) : [])
        {
            string path = $"{folder}/{entry.Name}";
            if (!entry.IsFolder)
            {
                yield return path;
                continue;
            }

            foreach (string below in Below(store, path, depth + 1))
            {
                yield return below;
            }
        }
    }

    // A name that no store path can have was made by no program that keeps state.
    private static IEnumerable<StateEntry> Listed(IStateStore store, string folder)
    {
        try
        {
            return store.Names(folder).Where(static entry => entry.Name.AsSpan().IndexOfAny('\\', ':') < 0 && !entry.Name.Any(char.IsControl));
        }
        catch (MaestroException)
        {
            return [];
        }
    }
}
