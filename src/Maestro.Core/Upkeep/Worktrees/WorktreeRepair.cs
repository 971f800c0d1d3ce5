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

    /// <summary>Moves the state of one worktree: the shared workspace has it before the worktree loses it, and what changes meanwhile is left for the next repair.</summary>
    /// <returns>What was done, in sentences: one for each record with a new id, and for each file that was kept aside.</returns>
    /// <exception cref="MaestroException">WorkspaceLocked, WorkspaceNotWritable.</exception>
    public IReadOnlyList<string> Repair(StateFault fault, ChangeOrigin origin, CancellationToken cancellationToken)
    {
        string root = fault.Target;
        IStateStore source = Open(root);
        string aside = $"backup/{clock.GetLocalNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}/{Name(root)}";
        Dictionary<string, byte[]?> copied = [];
        WorktreeMerge? merge = Change.Make(
            () =>
            {
                if (git.IndexedFiles(root) is not { } tracked)
                {
                    return Moved<WorktreeMerge?>(store, root, null, []);
                }

                IReadOnlyList<string> files = StrayState.Files(source, store, tracked);
                copied = files.Where(path => !tracked.Contains(path)).ToDictionary(static path => path, source.Read, StringComparer.Ordinal);
                var plan = WorktreeMerge.Plan(source, store, files, tracked, aside);
                return Moved<WorktreeMerge?>(store, root, plan, plan.Writes.Select(static file => new StateWrite(file.Key, file.Value)));
            },
            origin,
            cancellationToken);
        if (merge is null)
        {
            return [];
        }

        Change.Make(
            () => Moved(source, root, merge, copied.Where(file => file.Value.AsSpan().SequenceEqual(source.Read(file.Key))).Select(static file => new StateWrite(file.Key, null))),
            origin,
            cancellationToken);
        return [.. merge.Renamed, .. merge.KeptAside.Select(path => $"kept as '{store.FullPath(path)}'")];
    }

    private static Change<T> Moved<T>(IStateStore changed, string root, T result, IEnumerable<StateWrite> writes) =>
        new(changed, root, "Move it into the shared workspace", result) { Writes = [.. writes], IsRecorded = false };

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
