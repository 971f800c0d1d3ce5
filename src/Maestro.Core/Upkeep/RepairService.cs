using System.Globalization;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Upkeep;

/// <summary>Repairs what can be repaired of a workspace, in one change; what it replaces is copied first.</summary>
internal sealed class RepairService(
    IStateStore store,
    WorkspaceInspector inspector,
    IWorkspaceFiles files,
    TimeProvider clock)
{
    /// <summary>What is wrong, whether it can be repaired or not.</summary>
    public IReadOnlyList<StateFault> Faults() => inspector.Inspect();

    /// <summary>Sets aside what is in the journal's place but is no journal, since nothing can be written before.</summary>
    /// <returns>The folder of the store that keeps what is replaced.</returns>
    /// <exception cref="MaestroException">WorkspaceLocked, WorkspaceNotWritable, PathOutsideWorkspace.</exception>
    public string Prepare(IReadOnlyCollection<StateFault> faults, CancellationToken cancellationToken)
    {
        string backup = $"backup/{clock.GetLocalNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}";
        if (Has(faults, StateCheck.Journal))
        {
            store.SetJournalAside(backup, cancellationToken);
        }

        return backup;
    }

    /// <summary>Repairs faults that were found before; what is gone by now needs no repair. Making it finishes an interrupted change and sweeps what was staged.</summary>
    /// <param name="faults">The faults.</param>
    /// <param name="backup">What <see cref="Prepare"/> returned.</param>
    /// <exception cref="MaestroException">StateFileUnreadable, WorkspaceNotWritable, PathOutsideWorkspace.</exception>
    public Change<IReadOnlyCollection<StateFault>> Decide(IReadOnlyCollection<StateFault> faults, string backup)
    {
        IReadOnlyList<OutsideWrite> layout = Layout(faults);
        return new Change<IReadOnlyCollection<StateFault>>(store, store.Root, "Repair", faults)
        {
            Writes = [.. Missions(faults, backup), .. Temporaries(faults, backup), .. layout.Where(static write => write.Before is not null).Select(write => IgnoreFileOf(write, backup))],
            Outside = layout,
        };
    }

    private IReadOnlyList<OutsideWrite> Layout(IReadOnlyCollection<StateFault> faults)
    {
        WorkspaceLayout all = WorkspaceInspector.RepairableLayout;
        WorkspaceLayout layout = all with { Folders = Has(faults, StateCheck.Folders) ? all.Folders : [], IgnoreLines = Has(faults, StateCheck.IgnoreLines) ? all.IgnoreLines : [] };
        return layout.Folders.Count + layout.IgnoreLines.Count > 0 ? new WorkspaceCompletion(files, inspector.ProjectFolder, layout).Decide().Outside : [];
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

    private static StateWrite IgnoreFileOf(OutsideWrite write, string backup) => new($"{backup}/{IgnoreFile.Name}", write.Before);

    private static bool Has(IReadOnlyCollection<StateFault> faults, string check) => faults.Any(fault => fault.Check == check);

    private bool Contains(IReadOnlyCollection<StateFault> faults, string check, string path) =>
        faults.Any(fault => fault.RepairAction is not null && fault.Check == check && fault.Target == store.FullPath(path));

    private StateWrite Backup(string backup, string path) => new($"{backup}/{path}", store.Read(path));
}
