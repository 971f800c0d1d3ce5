namespace Maestro.Adapters;

/// <summary>What the cmdlet layer makes, by name, once a process.</summary>
internal sealed class AdapterSet : IAdapters
{
    public string? FindWorkspace(string folder) => WorkspaceLocator.Find(folder);

    public IStateStore OpenStore(string root, Func<TimeSpan> lockTimeout) => new FileStateStore(root, lockTimeout);

    public (IReadOnlyList<string> Created, IReadOnlyList<string> Skipped) Initialize(string folder, WorkspaceLayout layout, bool dryRun) =>
        new WorkspaceInitializer(folder, dryRun).Run(layout);
}
