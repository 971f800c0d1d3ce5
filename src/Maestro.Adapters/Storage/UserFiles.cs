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

    public string RealPath(string path) => RealPaths.Of(path);

    public string? Keeper(string path)
    {
        for (string? part = RealPaths.Of(path); part is not null; part = Path.GetDirectoryName(part))
        {
            // Where file names differ by case alone nobody has the one name for another thing.
            string name = Path.GetFileName(part);
            if (name.Equals(".git", StringComparison.OrdinalIgnoreCase))
            {
                return "git";
            }

            if (name.Equals(".maestro", StringComparison.OrdinalIgnoreCase) && (File.Exists(Path.Join(part, StatePaths.WorkspaceMark)) || Path.GetDirectoryName(part) == RealPaths.Of(Home)))
            {
                return "Maestro";
            }
        }

        return null;
    }

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    public bool TryReplace(OutsideWrite write) => GuardedFile.TryReplace(Path.GetDirectoryName(write.Path), write);
}
