namespace Maestro.Storage;

/// <summary>Folders of the store with all that is below them.</summary>
internal static class StateTree
{
    /// <summary>The files below a folder, whoever wrote them, in no order: their paths, relative to it. A link is not followed, whether it is one of a file or of a folder.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public static IEnumerable<(string Path, bool IsLink)> FilesBelow(this IStateStore store, string root)
    {
        if (store.IsLink(root))
        {
            yield return ("", true);
            yield break;
        }

        var folders = new Queue<string>([""]);
        while (folders.TryDequeue(out string? folder))
        {
            foreach (StateEntry entry in store.Names(folder.Length == 0 ? root : $"{root}/{folder}"))
            {
                string path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
                bool isLink = store.IsLink($"{root}/{path}");
                if (!entry.IsFolder || isLink)
                {
                    yield return (path, isLink);
                }
                else
                {
                    folders.Enqueue(path);
                }
            }
        }
    }
}
