namespace Maestro.Storage;

/// <summary>Files that users name.</summary>
internal interface IUserFiles : IOutsideFiles
{
    /// <summary>The bytes of a regular file; a pipe, a device or an endless file is refused at once.</summary>
    /// <exception cref="IOException">It can't be read; also FileNotFoundException, DirectoryNotFoundException.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be read.</exception>
    byte[] Read(string path);

    /// <summary>Where a path really leads, through every link.</summary>
    /// <exception cref="IOException">A link can't be followed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder can't be read.</exception>
    string RealPath(string path);

    /// <summary>Whose file a path really leads to, "Maestro" or "git", when nobody else may write it; null for any other path.</summary>
    /// <exception cref="IOException">A link can't be followed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder can't be read.</exception>
    string? Keeper(string path);

    /// <summary>The names in a folder, in the order of their characters; null when there is no such folder.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be read.</exception>
    IReadOnlyList<StateEntry>? Names(string folder);
}
