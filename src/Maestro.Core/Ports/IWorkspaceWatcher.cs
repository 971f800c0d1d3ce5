namespace Maestro.Ports;

/// <summary>Opens a watch over a workspace, or a folder of one.</summary>
internal interface IWorkspaceWatcher
{
    /// <summary>Watches a folder with all below it; it need not exist yet.</summary>
    /// <param name="folder">Its absolute path.</param>
    IWorkspaceChanges Watch(string folder);
}

/// <summary>Reports that something under a workspace changed.</summary>
internal interface IWorkspaceChanges : IDisposable
{
    /// <summary>Waits until something changed since the last call, or the time is over.</summary>
    /// <returns>True when something changed, or may have changed unseen; false when the time is over or the token was cancelled.</returns>
    bool Wait(TimeSpan timeout, CancellationToken cancellationToken);
}
