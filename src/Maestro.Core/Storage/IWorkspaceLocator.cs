namespace Maestro.Storage;

/// <summary>Finds workspaces and opens their files.</summary>
internal interface IWorkspaceLocator
{
    /// <summary>The <c>.maestro</c> folder that governs a folder, or null: in a linked worktree that of the main one, else the nearest one upward.</summary>
    /// <exception cref="MaestroException">WorkspaceFormatTooNew, StateFileDamaged: its content is unknown.</exception>
    string? FindWorkspace(string folder);

    /// <summary>What is around a folder in which a workspace is to be made.</summary>
    /// <exception cref="MaestroException">As <see cref="FindWorkspace"/>.</exception>
    WorkspacePlace SurveyPlace(string folder);

    /// <summary>The <c>.maestro</c> folders that linked worktrees have beside the workspace that governs them.</summary>
    IReadOnlyList<string> StrayWorkspaces(string root);

    /// <summary>Opens the state files below a <c>.maestro</c> folder.</summary>
    /// <param name="root">The folder's absolute path.</param>
    /// <param name="lockTimeout">How long a change waits for the lock; asked only when it has to wait.</param>
    IStateStore OpenStore(string root, Func<TimeSpan> lockTimeout);
}
