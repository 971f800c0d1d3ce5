using Maestro.Storage;

namespace Maestro.Tests;

/// <summary>A place for a workspace in memory.</summary>
internal sealed class MemoryWorkspaceFiles : IWorkspaceFiles
{
    /// <summary>A folder with a workspace that lacks nothing.</summary>
    public static MemoryWorkspaceFiles Complete(string folder)
    {
        var files = new MemoryWorkspaceFiles();
        Change.Make(new WorkspaceCompletion(files, folder, WorkspaceLayout.Project("")).Decide, ChangeOrigin.None, CancellationToken.None);
        return files;
    }

    /// <summary>Content by path; null for a folder.</summary>
    public Dictionary<string, byte[]?> Entries { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Links { get; } = [];

    /// <summary>What git says of every folder; null when it can't be read.</summary>
    public bool? Tracked { get; set; } = false;

    /// <summary>Done before the next write: another process.</summary>
    public Action? Before { get; set; }

    public bool FolderExists(string path) => Entries.TryGetValue(path, out byte[]? content) && content is null;

    public bool FileExists(string path) => Entries.GetValueOrDefault(path) is not null;

    public bool IsLink(string path) => Links.Contains(path);

    public byte[]? Read(string path) => Entries.GetValueOrDefault(path);

    public bool? HasTrackedFiles(string folder) => Tracked;

    public bool TryReplace(OutsideWrite write)
    {
        (Action? other, Before) = (Before, null);
        other?.Invoke();
        if (!write.IsFolder && !write.IsFor(Read(write.Path)))
        {
            return false;
        }

        Entries[write.Path] = write.After;
        return true;
    }
}
