namespace Maestro.Storage;

/// <summary>Folders of the store with all that is below them.</summary>
internal static class StateTree
{
    /// <summary>The files below a folder, whoever wrote them, in no order: their paths, relative to it.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public static IEnumerable<string> FilesBelow(this IStateStore store, string root)
    {
        var folders = new Queue<string>([""]);
        while (folders.TryDequeue(out string? folder))
        {
            foreach (StateEntry entry in store.Names(folder.Length == 0 ? root : $"{root}/{folder}"))
            {
                string path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
                if (!entry.IsFolder)
                {
                    yield return path;
                }
                else
                {
                    folders.Enqueue(path);
                }
            }
        }
    }
}
