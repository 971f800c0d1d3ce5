using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Missions;
using Maestro.Ports;
using Maestro.Prompts;
using Maestro.Storage;

namespace Maestro.Upkeep;

/// <summary>Finds what is wrong with a workspace's state. Reads alone.</summary>
internal sealed class WorkspaceInspector(
    IStateStore store,
    IEnvironmentProbe environment,
    IGitReader git,
    IWorkspaceFiles files,
    WorktreeRepair worktrees,
    TimeProvider clock)
{
    // Clocks of machines that share a workspace are never quite the same.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    /// <summary>The folder that holds <c>.maestro</c>.</summary>
    public string ProjectFolder => Path.GetDirectoryName(store.Root)!;

    /// <summary>The layout of a workspace without its files, and with the ignored lines that only this machine needs.</summary>
    public static WorkspaceLayout RepairableLayout { get; } = WorkspaceLayout.Project("") with
    {
        Files = new Dictionary<string, string>(),
        IgnoreLines = [.. WorkspaceLayout.Project("").IgnoreLines.Where(static line => line.Contains("/.", StringComparison.Ordinal) || line.Contains("backup", StringComparison.Ordinal))],
    };

    /// <summary>Every fault, in the order of <see cref="StateCheck.All"/>.</summary>
    public IReadOnlyList<StateFault> Inspect()
    {
        var scan = WorkspaceScan.Take(store, clock);
        StateFault[] faults =
        [
            .. scan.Damage.DistinctBy(static damage => damage.Message).Select(Damaged),
            .. Links(scan),
            .. Surroundings(),
            .. scan.Missions.SelectMany(Mission),
            .. Handoffs(scan),
            .. HandoffFolders(),
            .. Ratchet(scan),
            .. Skills(scan),
            .. Clock(scan),
            .. worktrees.Faults(),
            .. OtherFiles(scan),
            .. OlderRecords.Of(store, scan),
        ];
        var order = StateCheck.All.Select(static (check, place) => (check.Name, place)).ToDictionary(static pair => pair.Name, static pair => pair.place);
        return [.. faults.OrderBy(fault => order[fault.Check])];
    }

    private static StateFault Damaged(MaestroException damage)
    {
        string path = damage.Target as string ?? "";
        return new StateFault(StateCheck.Files, path, damage.Message, CommandText.Of($"Get-Content -LiteralPath {path}"));
    }

    // They are read, as links are, but nothing is written through them; one that can't be read is damage already.
    private IEnumerable<StateFault> Links(WorkspaceScan scan)
    {
        HashSet<string> damaged = [.. scan.Damage.Select(static damage => damage.Target as string).OfType<string>()];
        foreach ((string link, string target) in environment.LinksOut(store.Root))
        {
            string path = Path.Join(store.Root, link);
            if (!damaged.Contains(path))
            {
                yield return new StateFault(
                    StateCheck.Files,
                    path,
                    $"'{Display.Short(path)}' is a link that points outside the workspace, to '{Display.Short(target)}': what is there is read, but never written, archived or exported.",
                    CommandText.Of($"Get-Item -LiteralPath {path}"));
            }
        }
    }

    // Whatever a gate refuses to decide on is found here too; what a rule has found in the same file comes first.
    private IEnumerable<StateFault> Mission(MissionScan scan)
    {
        StateFault[] faults = [.. MissionRules.Faults(scan, store.FullPath)];
        if (scan is not { Mission: { } mission, Assertions: { } assertions })
        {
            return faults;
        }

        string[] files = [store.FullPath(StatePaths.Mission(scan.MissionId)), store.FullPath(StatePaths.Assertions(scan.MissionId))];
        return
        [
            .. faults,
            .. MissionIntegrity.Problems(mission, scan.Features, assertions, store.FullPath)
                .Where(problem => files.Contains(problem.Target as string) && !Array.Exists(faults, fault => fault.Target == problem.Target as string))
                .Select(Damaged),
        ];
    }

    private IEnumerable<StateFault> Surroundings()
    {
        JournalCondition journal = environment.Journal(store.Root);
        string journalPath = Path.Join(store.Root, ".journal");
        if (journal == JournalCondition.Pending)
        {
            yield return new StateFault(StateCheck.Journal, journalPath, "A change of several files was interrupted; readers see it completely, and the next writer completes it.", StateFault.RepairCommand, "Complete the change");
        }
        else if (journal == JournalCondition.Damaged)
        {
            yield return new StateFault(StateCheck.Journal, journalPath, "The journal is not valid, so nothing can be written; readers ignore it.", StateFault.RepairCommand, "Set it aside");
        }

        foreach (string path in environment.Temporaries(store.Root))
        {
            yield return new StateFault(StateCheck.Temporaries, Path.Join(store.Root, path), $"An interrupted write left the file '{Display.Short(path)}' behind.", StateFault.RepairCommand, "Remove the file");
        }

        foreach (string missing in Missing())
        {
            bool isFolder = Path.GetFileName(missing) != IgnoreFile.Name;
            yield return isFolder
                ? new StateFault(StateCheck.Folders, missing, $"The folder '{Path.GetFileName(missing)}' does not exist; it is created when it is first needed.", StateFault.RepairCommand, "Create the folder") { IsHarmless = true }
                : new StateFault(StateCheck.IgnoreLines, missing, "Git does not ignore the lock, the journal and the backups of the workspace.", StateFault.RepairCommand, "Add the missing lines");
        }
    }

    // What would be made, without making it. A linked workspace is not ours to repair.
    private IReadOnlyList<string> Missing()
    {
        WorkspaceLayout layout = IsInRepository ? RepairableLayout : RepairableLayout with { IgnoreLines = [] };
        try
        {
            return new WorkspaceCompletion(files, ProjectFolder, layout).Decide().Result.Created;
        }
        catch (MaestroException problem) when (problem.Code is ErrorCode.PathOutsideWorkspace or ErrorCode.WorkspaceNotWritable)
        {
            return [];
        }
    }

    private bool IsInRepository => git.Branch(ProjectFolder) is not null;

    private IEnumerable<StateFault> Handoffs(WorkspaceScan scan)
    {
        HashSet<string> missions = [.. scan.Missions.Select(static mission => mission.MissionId)];
        return scan.Handoffs
            .Where(handoff => handoff.MissionId is { } id && IdPattern.IsSequenced(id) && !missions.Contains(id))
            .Select(handoff => new StateFault(
                StateCheck.HandoffReferences,
                store.FullPath($"handoffs/{handoff.HandoffId}.json"),
                $"The handoff {handoff.HandoffId} refers to the mission {handoff.MissionId}, which does not exist.",
                CommandText.Of($"Get-MaestroHandoff {handoff.HandoffId}")));
    }

    // Older programs kept a handoff in a folder of its own. Nothing of it is lost, but somebody who misses one should learn why.
    private IEnumerable<StateFault> HandoffFolders()
    {
        foreach (StateEntry entry in ListedHandoffs().Where(static entry => entry.IsFolder && IdPattern.IsSequenced(entry.Name)))
        {
            string path = store.FullPath($"{StatePaths.Handoffs}/{entry.Name}");
            yield return new StateFault(
                StateCheck.Files,
                path,
                $"'{path}' is a handoff in its own folder, written by an older program; Maestro does not list or change it.",
                CommandText.Of($"Get-ChildItem -LiteralPath {path}"))
            {
                IsHarmless = true,
            };
        }
    }

    private IEnumerable<StateFault> OtherFiles(WorkspaceScan scan) =>
        OtherRecords.OfHandoffs(ListedHandoffs(), store.FullPath(StatePaths.Handoffs))
            .Concat(new MissionRepository(store, clock).Others(scan))
            .Concat(Copies(scan))
            .Select(static notice => new StateFault(StateCheck.OtherFiles, notice.Folder, notice.Message, CommandText.Of($"Get-ChildItem -LiteralPath {notice.Folder}")) { IsHarmless = !notice.NeedsDecision });

    private IEnumerable<OtherRecordNotice> Copies(WorkspaceScan scan) =>
    [
        .. scan.Missions.SelectMany(mission => new MissionRepository(store, clock).Copies(mission.MissionId)
            .Concat(new[]
            {
                store.Copies(StatePaths.Checkpoints(mission.MissionId), "checkpoint"),
                store.Copies(StatePaths.CheckpointContents(mission.MissionId), "checkpoint"),
                store.Copies(StatePaths.Proofs(mission.MissionId), "proof"),
            }.OfType<OtherRecordNotice>())
            .Concat(WorkerCopies(mission.MissionId))),
        .. new[]
        {
            store.Copies(HistoryFiles.Folder, "file of the history"),
            store.Copies(StatePaths.Archives, "mission in the archive"),
            store.Copies(StatePaths.Corrections, "correction"),
            store.Copies(StatePaths.Learnings, "learning"),
            store.Copies("memory/learnings", "file of the memory"),
            store.Copies("memory/ratchet", "file of the ratchet"),
            store.Copies("", "file of the workspace"),
        }.OfType<OtherRecordNotice>(),
    ];

    private IEnumerable<OtherRecordNotice> WorkerCopies(string missionId)
    {
        string workers = StatePaths.Workers(missionId);
        return Listed(workers)
            .Where(static worker => worker.IsFolder)
            .Select(worker => store.Copies($"{workers}/{worker.Name}", "worker's file"))
            .OfType<OtherRecordNotice>();
    }

    private IReadOnlyList<StateEntry> ListedHandoffs() => Listed(StatePaths.Handoffs);

    private IReadOnlyList<StateEntry> Listed(string folder)
    {
        try
        {
            return store.Names(folder);
        }
        catch (MaestroException)
        {
            // Reported already, as what can't be read.
            return [];
        }
    }

    private IEnumerable<StateFault> Ratchet(WorkspaceScan scan)
    {
        HashSet<string> corrections = [.. scan.Corrections.Select(static correction => correction.CorrectionId)];
        foreach (RatchetRule rule in scan.Suite?.Rules ?? [])
        {
            string path = store.FullPath("memory/ratchet/suite.json");
            if (!corrections.Contains(rule.CorrectionId))
            {
                yield return new StateFault(
                    StateCheck.Ratchet, path, $"The ratchet rule '{Display.Short(rule.RatchetId)}' was created from the correction '{Display.Short(rule.CorrectionId)}', which does not exist.", CommandText.Of($"Get-MaestroRatchet {rule.RatchetId}"));
            }

            if (PatternProblem(rule) is { } problem)
            {
                yield return new StateFault(StateCheck.Ratchet, path, $"The ratchet rule '{Display.Short(rule.RatchetId)}' can't be checked: {problem}", CommandText.Of($"Get-MaestroRatchet {rule.RatchetId}"));
            }
        }
    }

    private static string? PatternProblem(RatchetRule rule)
    {
        try
        {
            RatchetPattern.Check(rule.Pattern, rule.Globs ?? []);
            return null;
        }
        catch (MaestroException problem)
        {
            return problem.Message;
        }
    }

    private IEnumerable<StateFault> Skills(WorkspaceScan scan) => scan.Missions
        .Where(static mission => mission.Mission is { IsFinished: false })
        .SelectMany(static mission => mission.Features)
        .Where(static feature => IdPattern.IsWorkerType(feature.WorkerType))
        .GroupBy(static feature => feature.WorkerType, StringComparer.Ordinal)
        .Where(group => !HasSkill(group.Key))
        .Select(group => new StateFault(
            StateCheck.Skills,
            store.FullPath(StatePaths.Skill(group.Key)),
            $"No skill describes the worker type '{Display.Short(group.Key)}' of {Count.Of(group.Count(), "feature")}; its prompts only contain the instructions for all workers.",
            CommandText.Of($"New-Item -Force -Path {store.FullPath(StatePaths.Skill(group.Key))}")));

    private bool HasSkill(string workerType) =>
        BuiltInSkills.WorkerTypes.Contains(workerType)
        || store.Find(StatePaths.Skill(workerType)) is not null;

    private IEnumerable<StateFault> Clock(WorkspaceScan scan)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return scan.Times
            .Where(time => time.Time - now > Tolerance)
            .Select(time => new StateFault(
                StateCheck.Clock,
                store.FullPath(time.Path),
                $"'{Path.GetFileName(time.Path)}' records a change at {IsoTimeConverter.Write(time.Time)}, which is in the future: a clock is or was wrong.",
                "Get-Date -AsUTC"));
    }
}
