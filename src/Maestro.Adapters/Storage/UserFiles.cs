using Maestro.Storage;

namespace Maestro.Adapters.Storage;

/// <summary>Files that users name, on disk.</summary>
internal sealed class UserFiles : IUserFiles
{
    public byte[] Read(string path) => RegularFile.ReadAll(path);

    public bool TryReplace(OutsideWrite write) => GuardedFile.TryReplace(Path.GetDirectoryName(write.Path), write);
}
