using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>Files that users name, on disk.</summary>
internal sealed class UserFiles : IUserFiles
{
    public byte[] Read(string path) => RegularFile.ReadAll(path);

    public IReadOnlyList<StateEntry>? Names(string folder) => !Directory.Exists(folder) ? null :
    [
        .. new DirectoryInfo(folder).EnumerateFileSystemInfos()
            .Select(static entry => new StateEntry(entry.Name, entry is DirectoryInfo, 0, entry.LastWriteTimeUtc))
            .OrderBy(static entry => entry.Name, StringComparer.Ordinal),
    ];

    public bool TryReplace(OutsideWrite write) => GuardedFile.TryReplace(Path.GetDirectoryName(write.Path), write);
}
