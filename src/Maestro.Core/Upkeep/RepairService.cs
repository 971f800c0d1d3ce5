using System.Globalization;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Upkeep;

/// <summary>Repairs what can be repaired of a workspace, in one change; what it replaces is copied first.</summary>
internal sealed class RepairService(
    IStateStore store,
    WorkspaceInspector inspector,
    IInstructionFiles files,
    IWorkspaceInitializer initializer,
    TimeProvider clock)
{
    /// <summary>What is wrong, whether it can be repaired or not.</summary>
    public IReadOnlyList<StateFault> Faults() => inspector.Inspect();

    /// <summary>Repairs faults that were found before; what is gone by now needs no repair.</summary>
    /// <exception cref="MaestroException">WorkspaceLocked, WorkspaceNotWritable, PathOutsideWorkspace.</exception>
    public void Repair(IReadOnlyCollection<StateFault> faults, ChangeOrigin origin, CancellationToken cancellationToken)
    {
        string backup = $"backup/{clock.GetLocalNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}";
        if (Has(faults, StateCheck.Journal))
        {
            store.SetJournalAside(backup, cancellationToken);
        }

        // Taking the lock finishes an interrupted change and sweeps what was staged.
        Change.Make(() => Decide(faults, backup), origin, cancellationToken);
        RepairLayout(faults);
    }

    private Change<IReadOnlyCollection<StateFault>> Decide(IReadOnlyCollection<StateFault> faults, string backup) => new(store, store.Root, "Repair", faults)
    {
        Writes = [.. Missions(faults, backup), .. Temporaries(faults, backup), .. IgnoreFile(faults, backup)],
    };

    // After the backup of .gitignore was written.
    private void RepairLayout(IReadOnlyCollection<StateFault> faults)
    {
        WorkspaceLayout all = WorkspaceInspector.RepairableLayout;
        WorkspaceLayout layout = all with { Folders = Has(faults, StateCheck.Folders) ? all.Folders : [], IgnoreLines = Has(faults, StateCheck.IgnoreLines) ? all.IgnoreLines : [] };
        if (layout.Folders.Count + layout.IgnoreLines.Count > 0)
        {
            initializer.Initialize(inspector.ProjectFolder, layout, dryRun: false);
        }
    }

    private IEnumerable<StateWrite> Missions(IReadOnlyCollection<StateFault> faults, string backup)
    {
        foreach (MissionScan scan in WorkspaceScan.Take(store, clock).Missions)
        {
            string missionPath = StatePaths.Mission(scan.MissionId);
            string assertionPath = StatePaths.Assertions(scan.MissionId);
            if (scan.Mission is { } mission && Contains(faults, StateCheck.FeatureLists, missionPath))
            {
                yield return Backup(backup, missionPath);
                yield return new StateWrite(missionPath, StateJson.Write(MissionRepair.FeatureList(scan, mission), StateJsonContext.Default.Mission));
            }

            if (scan.Assertions is { } assertions && Contains(faults, StateCheck.DuplicateIds, assertionPath)
                && StateJson.Read(store.Read(assertionPath), StateJsonContext.Default.AssertionList, store.FullPath(assertionPath)) is { } list)
            {
                yield return Backup(backup, assertionPath);
                yield return new StateWrite(assertionPath, StateJson.Write(list with { Assertions = MissionRepair.Assertions(assertions) }, StateJsonContext.Default.AssertionList));
            }
        }
    }

    private IEnumerable<StateWrite> Temporaries(IReadOnlyCollection<StateFault> faults, string backup)
    {
        foreach (StateFault fault in faults.Where(static fault => fault.Check == StateCheck.Temporaries))
        {
            string path = Path.GetRelativePath(store.Root, fault.Target).Replace(Path.DirectorySeparatorChar, '/');
            if (store.Find(path) is not null)
            {
                if (Readable(path) is { } content)
                {
                    yield return new StateWrite($"{backup}/{path}", content);
                }

                yield return new StateWrite(path, null);
            }
        }
    }

    // What is no file, a pipe for example, has no content that could be kept.
    private byte[]? Readable(string path)
    {
        try
        {
            return store.Read(path);
        }
        catch (MaestroException damage) when (damage.Code == ErrorCode.StateFileDamaged)
        {
            return null;
        }
    }

    private IEnumerable<StateWrite> IgnoreFile(IReadOnlyCollection<StateFault> faults, string backup)
    {
        if (Has(faults, StateCheck.IgnoreLines) && files.Read(Path.Join(inspector.ProjectFolder, ".gitignore")) is { } content)
        {
            yield return new StateWrite($"{backup}/.gitignore", content);
        }
    }

    private static bool Has(IReadOnlyCollection<StateFault> faults, string check) => faults.Any(fault => fault.Check == check);

    private bool Contains(IReadOnlyCollection<StateFault> faults, string check, string path) =>
        faults.Any(fault => fault.RepairAction is not null && fault.Check == check && fault.Target == store.FullPath(path));

    private StateWrite Backup(string backup, string path) => new($"{backup}/{path}", store.Read(path));
}
