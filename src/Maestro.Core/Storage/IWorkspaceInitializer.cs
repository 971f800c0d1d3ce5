namespace Maestro.Storage;

/// <summary>Makes the folders and files of a workspace.</summary>
internal interface IWorkspaceInitializer
{
    /// <summary>Makes what is missing of a layout; what is there stays as it is.</summary>
    /// <param name="folder">The folder that holds, or will hold, <c>.maestro</c>; absolute.</param>
    /// <param name="layout">What there should be.</param>
    /// <param name="dryRun">True to find out without doing it.</param>
    /// <exception cref="MaestroException">WorkspaceNotWritable, PathOutsideWorkspace.</exception>
    WorkspaceSetupResult Initialize(string folder, WorkspaceLayout layout, bool dryRun);
}
