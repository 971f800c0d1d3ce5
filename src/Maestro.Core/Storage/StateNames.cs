using Maestro.Kernel;

namespace Maestro.Storage;

/// <summary>Names that differ from ours in case alone. Where case counts they are other files, and what is in them would simply be absent.</summary>
internal static class StateNames
{
    /// <summary>Refuses, for a file that does not exist, another one of its name in other case.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public static void RequireAbsent(this IStateStore store, string path)
    {
        int slash = path.LastIndexOf('/');
        string folder = slash < 0 ? "" : path[..slash];
        foreach (MaestroException misnamed in store.Misnamed(folder, [path[(slash + 1)..]]))
        {
            throw misnamed;
        }
    }

    /// <summary>The bytes of a file, or null when there is none, in no case of its name.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public static byte[]? ReadExact(this IStateStore store, string path)
    {
        byte[]? content = store.Read(path);
        if (content is null)
        {
            store.RequireAbsent(path);
        }

        return content;
    }

    /// <summary>What is in a folder under one of some names, but in other case.</summary>
    public static IEnumerable<MaestroException> Misnamed(this IStateStore store, string folder, IReadOnlyCollection<string> names) =>
        store.Misnamed(folder, store.Names(folder), names);

    /// <summary>The same of a folder that was listed just now.</summary>
    public static IEnumerable<MaestroException> Misnamed(this IStateStore store, string folder, IReadOnlyList<StateEntry> entries, IReadOnlyCollection<string> names)
    {
        for (int index = 0; index < entries.Count; index++)
        {
            string found = entries[index].Name;
            if (!names.Contains(found) && names.FirstOrDefault(name => name.Equals(found, StringComparison.OrdinalIgnoreCase)) is { } meant)
            {
                yield return StateJson.Damaged(store.PathIn(folder, found), $"its name must be '{meant}'");
            }
        }
    }

    /// <summary>What among the records of a folder has an extension in other case, and is no record for that reason.</summary>
    public static IEnumerable<MaestroException> Misnamed(this IStateStore store, string folder, IReadOnlyList<StateEntry> entries)
    {
        for (int index = 0; index < entries.Count; index++)
        {
            string name = entries[index].Name;
            if (!name.EndsWith(StateEntry.Extension, StringComparison.Ordinal) && name.EndsWith(StateEntry.Extension, StringComparison.OrdinalIgnoreCase))
            {
                yield return StateJson.Damaged(store.PathIn(folder, name), $"its name must end with '{StateEntry.Extension}'");
            }
        }
    }

    private static string PathIn(this IStateStore store, string folder, string name) => store.FullPath(folder.Length == 0 ? name : $"{folder}/{name}");
}
