using System.IO.Enumeration;
using Maestro.Ports;

namespace Maestro.Adapters.Memory;

/// <summary>The files below a folder that no repository knows.</summary>
internal static class FolderFiles
{
    // What tools make and nobody wrote.
    private static readonly HashSet<string> Generated = new(StringComparer.OrdinalIgnoreCase)
    {
        ".git", ".hg", ".svn", ".maestro", "node_modules", "bower_components", "__pycache__", ".venv", ".tox", ".gradle", ".terraform", ".next", "dist", "obj",
    };

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>One relative path after the other. A link is given as it is and not followed, so that a loop of them has an end.</summary>
    public static FileListing List(string root, CancellationToken cancellationToken) => new(unlisted => Stream(root, unlisted, cancellationToken));

    private static IEnumerable<string> Stream(string root, ICollection<string> unlisted, CancellationToken cancellationToken)
    {
        var folders = new Stack<string>();
        folders.Push("");
        while (folders.TryPop(out string? folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach ((string path, bool isFolder) in In(root, folder, unlisted))
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

    private static List<(string Path, bool IsFolder)> In(string root, string folder, ICollection<string> unlisted)
    {
        try
        {
            return [.. new FileSystemEnumerable<(string, bool)>(Path.Join(root, folder), (ref FileSystemEntry entry) => Entry(folder, ref entry), Everything)];
        }
        catch (DirectoryNotFoundException)
        {
            // It went away meanwhile.
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            unlisted.Add(folder.Length == 0 ? "." : folder);
            return [];
        }
    }

    private static (string Path, bool IsFolder) Entry(string folder, ref FileSystemEntry entry) =>
        (folder.Length == 0 ? entry.FileName.ToString() : $"{folder}/{entry.FileName}",
            entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint));
}
