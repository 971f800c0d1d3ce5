using System.Globalization;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Upkeep;

/// <summary>Mends what can be repaired of a workspace, in one change; what it replaces is copied first.</summary>
internal sealed class RepairService(
    IStateStore store,
    WorkspaceInspector inspector,
    IInstructionFiles files,
    IWorkspaceInitializer initializer,
    TimeProvider clock)
{
    /// <summary>What is wrong, mendable or not.</summary>
    public IReadOnlyList<StateFault> Faults() => inspector.Inspect();

    /// <summary>Mends faults that were found before. What is gone by now needs no mending.</summary>
    /// <exception cref="MaestroException">WorkspaceLocked, WorkspaceNotWritable.</exception>
    public void Repair(IReadOnlyCollection<StateFault> faults, CancellationToken cancellationToken)
    {
        string backup = $"backup/{clock.GetLocalNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}";
        if (faults.Any(static fault => fault.Check == StateCheck.Journal))
        {
            store.SetJournalAside(backup, cancellationToken);
        }

        // Taking the lock finishes an interrupted change and sweeps what was staged.
        using IStateChange change = store.BeginChange(cancellationToken);
        bool changes = RepairMissions(faults, change, backup) | RemoveTemporaries(faults, change, backup);
        changes |= RepairLayout(faults, change, backup);
        if (changes)
        {
            change.Commit();
        }
    }

    private bool RepairMissions(IReadOnlyCollection<StateFault> faults, IStateChange change, string backup)
    {
        bool changes = false;
        foreach (MissionScan scan in WorkspaceScan.Take(store, clock).Missions)
        {
            string missionPath = StatePaths.Mission(scan.MissionId);
            string assertionPath = StatePaths.Assertions(scan.MissionId);
            if (scan.Mission is { } mission && Contains(faults, StateCheck.FeatureLists, missionPath))
            {
                Replace(change, backup, missionPath, StateJson.Write(MissionRepair.FeatureList(scan, mission), StateJsonContext.Default.Mission));
                changes = true;
            }

            if (scan.Assertions is { } assertions && Contains(faults, StateCheck.DuplicateIds, assertionPath)
                && StateJson.Read(store.Read(assertionPath), StateJsonContext.Default.AssertionList, store.FullPath(assertionPath)) is { } list)
            {
                Replace(change, backup, assertionPath, StateJson.Write(list with { Assertions = MissionRepair.Assertions(assertions) }, StateJsonContext.Default.AssertionList));
                changes = true;
            }
        }

        return changes;
    }

    private bool RemoveTemporaries(IReadOnlyCollection<StateFault> faults, IStateChange change, string backup)
    {
        bool changes = false;
        foreach (StateFault fault in faults.Where(static fault => fault.Check == StateCheck.Temporaries))
        {
            string path = Path.GetRelativePath(store.Root, fault.Target).Replace(Path.DirectorySeparatorChar, '/');
            if (store.Read(path) is { } content)
            {
                change.Write($"{backup}/{path}", content);
                change.Delete(path);
                changes = true;
            }
        }

        return changes;
    }

    private bool RepairLayout(IReadOnlyCollection<StateFault> faults, IStateChange change, string backup)
    {
        bool folders = faults.Any(static fault => fault.Check == StateCheck.Folders);
        bool lines = faults.Any(static fault => fault.Check == StateCheck.IgnoreLines);
        if (!folders && !lines)
        {
            return false;
        }

        WorkspaceLayout all = WorkspaceInspector.RepairableLayout;
        WorkspaceLayout layout = all with { Folders = folders ? all.Folders : [], IgnoreLines = lines ? all.IgnoreLines : [] };
        byte[]? ignored = lines ? files.Read(Path.Join(inspector.ProjectFolder, ".gitignore")) : null;
        if (ignored is not null)
        {
            change.Write($"{backup}/.gitignore", ignored);
        }

        initializer.Initialize(inspector.ProjectFolder, layout, dryRun: false);
        return ignored is not null;
    }

    private bool Contains(IReadOnlyCollection<StateFault> faults, string check, string path) =>
        faults.Any(fault => fault.RepairAction is not null && fault.Check == check && fault.Target == store.FullPath(path));

    private void Replace(IStateChange change, string backup, string path, ReadOnlyMemory<byte> content)
    {
        change.Write($"{backup}/{path}", store.Read(path));
        change.Write(path, content);
    }
}
