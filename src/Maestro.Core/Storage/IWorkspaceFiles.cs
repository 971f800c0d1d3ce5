namespace Maestro.Storage;

/// <summary>The folders and files that make a workspace, and <c>.gitignore</c> beside it, wherever a workspace is or is to be. Paths are absolute.</summary>
internal interface IWorkspaceFiles : IOutsideFiles
{
    bool FolderExists(string path);

    bool FileExists(string path);

    /// <summary>True for a link, wherever it leads to.</summary>
    bool IsLink(string path);

    /// <summary>The bytes of a file; null when there is none.</summary>
    /// <exception cref="MaestroException">WorkspaceNotWritable.</exception>
    byte[]? Read(string path);

    /// <summary>Whether git tracks files below a folder; null when git can't be read. A folder that is empty or does not exist has none.</summary>
    /// <exception cref="MaestroException">WorkspaceNotWritable.</exception>
    bool? HasTrackedFiles(string folder);
}
