using System.IO.Enumeration;

namespace Maestro.Adapters.Memory;

/// <summary>The files below a folder that no repository knows.</summary>
internal static class FolderFiles
{
    // What tools make and nobody wrote.
    private static readonly HashSet<string> Generated = new(StringComparer.OrdinalIgnoreCase)
    {
        ".git", ".hg", ".svn", ".maestro", "node_modules", "bower_components", "__pycache__", ".venv", ".tox", ".gradle", ".terraform", ".next", "dist", "obj",
    };

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    /// <summary>One relative path after the other. A link is given as it is and not followed, so that a loop of them has an end.</summary>
    public static IEnumerable<string> Stream(string root, CancellationToken cancellationToken)
    {
        var folders = new Stack<string>();
        folders.Push("");
        while (folders.TryPop(out string? folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach ((string path, bool isFolder) in In(root, folder))
            {
                if (!isFolder)
                {
                    yield return path;
                }
                else if (!Generated.Contains(Path.GetFileName(path)))
                {
                    folders.Push(path);
                }
            }
        }
    }

    private static List<(string Path, bool IsFolder)> In(string root, string folder)
    {
        try
        {
            return [.. new FileSystemEnumerable<(string, bool)>(Path.Join(root, folder), (ref FileSystemEntry entry) => Entry(folder, ref entry), Everything)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static (string Path, bool IsFolder) Entry(string folder, ref FileSystemEntry entry) =>
        (folder.Length == 0 ? entry.FileName.ToString() : $"{folder}/{entry.FileName}",
            entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint));
}
