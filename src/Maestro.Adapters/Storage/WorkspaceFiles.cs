using Maestro.Ports;
using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>The folders and files of workspaces on disk.</summary>
/// <param name="git">Says which files git tracks.</param>
internal sealed class WorkspaceFiles(IGitReader git) : IWorkspaceFiles
{
    public bool FolderExists(string path) => Directory.Exists(path);

    public bool FileExists(string path) => File.Exists(path);

    public bool IsLink(string path) => (Directory.Exists(path) ? (FileSystemInfo)new DirectoryInfo(path) : new FileInfo(path)).LinkTarget is not null;

    public byte[]? Read(string path) => Attempt(path, () => GuardedFile.Read(path));

    public bool? HasTrackedFiles(string folder) => Attempt(folder, () =>
        Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() ? git.IndexedFiles(Path.GetFullPath(folder)) is { } files ? files.Count > 0 : null : (bool?)false);

    public bool TryReplace(OutsideWrite write) => Attempt(write.Path, () =>
    {
        if (write.IsFolder)
        {
            Directory.CreateDirectory(write.Path);

            // A change flushes only what it made itself: the folders of a workspace are durable from the beginning.
            DiskSync.FlushFolder(Path.GetDirectoryName(write.Path)!);
            return true;
        }

        return GuardedFile.TryReplace(Path.GetDirectoryName(write.Path), write);
    });

    private static T Attempt<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (StorageErrors.IsRefusal(exception))
        {
            string folder = Path.GetDirectoryName(path)!;
            throw StorageErrors.NotWritable(Path.GetFileName(folder) == WorkspaceLayout.FolderName ? folder : Path.Join(folder, WorkspaceLayout.FolderName), exception);
        }
    }
}
