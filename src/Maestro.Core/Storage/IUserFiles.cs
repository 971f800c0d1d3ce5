namespace Maestro.Storage;

/// <summary>Files that users name.</summary>
internal interface IUserFiles : IOutsideFiles
{
    /// <summary>The bytes of a regular file; a pipe, a device or an endless file is refused at once.</summary>
    /// <exception cref="IOException">It can't be read; also FileNotFoundException, DirectoryNotFoundException.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be read.</exception>
    byte[] Read(string path);

    /// <summary>The names in a folder, in the order of their characters; null when there is no such folder.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be read.</exception>
    IReadOnlyList<StateEntry>? Names(string folder);
}
