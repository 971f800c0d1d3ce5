using System.Globalization;
using Maestro.Kernel;
using Maestro.Ports;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Upkeep;

/// <summary>Finds the state that linked worktrees have for themselves, and brings it into the workspace that all of them share.</summary>
internal sealed class WorktreeRepair(IStateStore store, IWorkspaceLocator locator, IGitReader git, TimeProvider clock)
{
    /// <summary>One fault for each worktree with state of its own.</summary>
    public IReadOnlyList<StateFault> Faults()
    {
        var faults = new List<StateFault>();
        foreach (string root in locator.StrayWorkspaces(store.Root))
        {
            string worktree = Path.GetDirectoryName(root)!;
            if (git.IndexedFiles(root) is not { } tracked)
            {
                faults.Add(new StateFault(
                    StateCheck.Worktrees, root, $"The linked worktree '{worktree}' may have its own state, which is not used; git can't be read there, so committed files can't be distinguished from others.", $"git -C '{worktree}' status"));
            }
            else if (StrayState.Files(Open(root), store, tracked) is { Count: > 0 } files)
            {
                faults.Add(new StateFault(
                    StateCheck.Worktrees, root, $"The linked worktree '{worktree}' has its own state ({Describe(files)}), which is not used: all worktrees share '{store.Root}'.", StateFault.RepairCommand, "Move it into the shared workspace"));
            }
        }

        return faults;
    }

    /// <summary>Moves the state of one worktree: the shared workspace has it before the worktree loses it.</summary>
    /// <returns>What was done, in sentences: one for each record with a new id, and for each file that was kept aside.</returns>
    /// <exception cref="MaestroException">WorkspaceLocked, WorkspaceNotWritable.</exception>
    public IReadOnlyList<string> Repair(StateFault fault, CancellationToken cancellationToken)
    {
        string root = fault.Target;
        IStateStore source = Open(root);
        string time = clock.GetLocalNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        using IStateChange change = store.BeginChange(cancellationToken);
        using IStateChange removal = source.BeginChange(cancellationToken);
        if (git.IndexedFiles(root) is not { } tracked)
        {
            return [];
        }

        IReadOnlyList<string> files = StrayState.Files(source, store, tracked);
        var merge = WorktreeMerge.Plan(source, store, files, tracked, $"backup/{time}/{Name(root)}");
        foreach ((string path, byte[] content) in merge.Writes)
        {
            change.Write(path, content);
        }

        if (merge.Writes.Count > 0)
        {
            change.Commit();
        }

        foreach (string path in files.Where(path => !tracked.Contains(path)))
        {
            removal.Delete(path);
        }

        removal.Commit();
        return [.. merge.Renamed, .. merge.KeptAside.Select(path => $"kept as '{store.FullPath(path)}'")];
    }

    private IStateStore Open(string root) => locator.OpenStore(root, static () => MaestroConfiguration.Default.Settings.LockTimeout);

    private static string Name(string root)
    {
        string name = new([.. Path.GetFileName(Path.GetDirectoryName(root)!).Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-')]);
        return $"worktree-{name}";
    }

    private static string Describe(IReadOnlyList<string> files)
    {
        int missions = files.Where(static path => path.StartsWith("missions/", StringComparison.Ordinal)).Select(static path => path.Split('/')[1]).Distinct().Count();
        int handoffs = files.Count(static path => path.StartsWith("handoffs/", StringComparison.Ordinal));
        int others = files.Count(static path => !path.StartsWith("missions/", StringComparison.Ordinal) && !path.StartsWith("handoffs/", StringComparison.Ordinal));
        string[] parts =
        [
            .. missions > 0 ? [Count.Of(missions, "mission")] : Array.Empty<string>(),
            .. handoffs > 0 ? [Count.Of(handoffs, "handoff")] : Array.Empty<string>(),
            .. others > 0 ? [Count.Of(others, missions + handoffs > 0 ? "other file" : "file")] : Array.Empty<string>(),
        ];
        return string.Join(", ", parts);
    }
}
