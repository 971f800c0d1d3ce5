using Maestro.Ports;

namespace Maestro.Adapters.Storage;

/// <summary>Files that users name, on disk.</summary>
internal sealed class UserFiles : IUserFiles
{
    public byte[] Read(string path) => RegularFile.ReadAll(path);

    public void Write(string path, byte[] content) => GuardedFile.Write(Path.GetDirectoryName(path), path, content);
}
