namespace Maestro.Ports;

/// <summary>Files that users name.</summary>
internal interface IUserFiles
{
    /// <summary>The bytes of a regular file; a pipe, a device or an endless file is refused at once.</summary>
    /// <exception cref="IOException">It can't be read; also FileNotFoundException, DirectoryNotFoundException.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be read.</exception>
    byte[] Read(string path);

    /// <summary>Replaces a file at once, or creates it with its folders; a link that leads out of the file's folder is not followed.</summary>
    /// <exception cref="MaestroException">PathOutsideWorkspace.</exception>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be written.</exception>
    void Write(string path, byte[] content);
}
