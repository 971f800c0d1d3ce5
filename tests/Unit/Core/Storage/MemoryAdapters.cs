using Maestro.Adapters;

namespace Maestro.Tests;

/// <summary>The outside of a workspace in memory; the configuration's form is the real one.</summary>
internal sealed class MemoryAdapters(MemoryStateStore store, TimeProvider clock) : IAdapters
{
    private readonly AdapterSet _real = new();

    public IGitReader Git => _real.Git;

    public IConfigurationFormat ConfigurationFormat => _real.ConfigurationFormat;

    public string GlobalRoot => "/home/.maestro";

    public ISessionProbe Sessions(SessionDetectionOptions options) => _real.Sessions(options);

    public string? FindWorkspace(string folder) => store.Root;

    public IStateStore OpenStore(string root, Func<TimeSpan> lockTimeout) => root == store.Root ? store : new MemoryStateStore(clock);

    public (IReadOnlyList<string> Created, IReadOnlyList<string> Skipped) Initialize(string folder, WorkspaceLayout layout, bool dryRun) => ([], []);
}
