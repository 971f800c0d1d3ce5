using Maestro.Handoffs;
using Maestro.Kernel;
using Maestro.Memory;
using Maestro.Missions;
using Maestro.Storage;

namespace Maestro.Upkeep;

/// <summary>Everything a workspace holds, read once from disk, and everything in it that can't be read.</summary>
internal sealed class WorkspaceScan : IFeedback
{
    private static readonly Dictionary<string, string[]> OwnNames = new()
    {
        [""] = [StatePaths.WorkspaceMark, "AGENTS.md", HistoryFiles.Folder, StatePaths.Notes, "skills", StatePaths.Missions, StatePaths.Archives, StatePaths.Handoffs, "memory", "backup"],
        ["memory"] = ["corrections", "learnings", "ratchet"],
        ["memory/learnings"] = ["raw", "_compiled.json"],
        ["memory/ratchet"] = ["suite.json", "baseline.json"],
    };

    private static readonly string[] WorkerFiles = ["claim.json", "questions.json", "prompt.md", "report.json", "retry-log.json"];

    private readonly IStateStore _store;
    private readonly List<MaestroException> _damage = [];
    private readonly List<(string Path, DateTimeOffset Time)> _times = [];

    private WorkspaceScan(IStateStore store, TimeProvider clock)
    {
        _store = store;
        foreach ((string folder, string[] names) in OwnNames)
        {
            Report(() => store.Misnamed(folder, names));
        }

        Missions = ReadMissions(new MissionRepository(store, clock));
        Handoffs = ReadFolder(StatePaths.Handoffs, HandoffRepository.ReadRecord, static handoff => handoff.Timestamp, static id => IdPattern.IsSequenced(id));
        Corrections = ReadFolder(StatePaths.Corrections, MemoryFiles.Correction, static correction => correction.UpdatedAt);
        ReadFolder(StatePaths.RemovedHandoffs, RemovedHandoff.Decode, static removed => removed.RemovedAt);
        ReadFolder(StatePaths.Archives, MissionArchive.ReadWhole, static archive => archive.ArchivedAt, static id => IdPattern.IsSequenced(id));
        ReadFolder(StatePaths.Learnings, MemoryFiles.Learning, null);
        ReadFile(StatePaths.Guidance, MemoryFiles.Guidance);
        Suite = ReadFile(StatePaths.RatchetSuite, MemoryFiles.Suite);
        ReadFile(StatePaths.RatchetBaseline, MemoryFiles.Baseline);
        ReadFile(StatePaths.Notes, MemoryFiles.Notes);
        Texts();
        History();
    }

    public IReadOnlyList<MissionScan> Missions { get; }

    public IReadOnlyList<Handoff> Handoffs { get; }

    public IReadOnlyList<Correction> Corrections { get; }

    /// <summary>The ratchet; null when there is none, or when it can't be read.</summary>
    public RatchetSuite? Suite { get; }

    /// <summary>What can't be read.</summary>
    public IReadOnlyList<MaestroException> Damage => _damage;

    /// <summary>When each file says it was last changed.</summary>
    public IReadOnlyList<(string Path, DateTimeOffset Time)> Times => _times;

    public static WorkspaceScan Take(IStateStore store, TimeProvider clock) => new(store, clock);

    public void Problem(MaestroException problem) => _damage.Add(problem);

    public void Warn(string message)
    {
    }

    private List<MissionScan> ReadMissions(MissionRepository repository)
    {
        var missions = new List<MissionScan>();
        foreach (string id in Listed(repository.Ids))
        {
            Mission? mission = this.TryOrReport(() => repository.Read(id));
            if (mission is null && this.TryOrReport(() => _store.Find($"{StatePaths.Missions}/{id}")) is { IsFolder: false })
            {
                continue;
            }

            this.TryOrReport<object>(() =>
            {
                repository.RequireNames(id);
                return null;
            });
            IReadOnlyList<Feature> features = this.TryOrReport(() => repository.Features(id, this)) ?? [];
            IReadOnlyList<Assertion>? assertions = this.TryOrReport(() => repository.StoredAssertions(id).Assertions);
            this.TryOrReport(() => repository.Details(id));
            if (mission is not null)
            {
                _times.Add((StatePaths.Mission(id), mission.UpdatedAt));
            }

            _times.AddRange(features.Select(feature => (StatePaths.Feature(id, feature.FeatureId), feature.UpdatedAt)));
            if (assertions?.Count > 0)
            {
                _times.Add((StatePaths.Assertions(id), assertions.Max(static assertion => assertion.UpdatedAt)));
            }

            missions.Add(new MissionScan(id, mission, features, [.. Listed(() => repository.FeatureIds(id))], assertions, Overrides(id) is { Count: > 0 }));
            ReadFolder(
                StatePaths.Checkpoints(id),
                MissionFiles.Checkpoint,
                static checkpoint => checkpoint.Timestamp);
            ReadFolder(StatePaths.CheckpointContents(id), MissionFiles.CheckpointExtra, null);
            ReadFolder(StatePaths.Removed(id), MissionFiles.Removed, static removed => removed.RemovedAt);
            ReadFile(StatePaths.Issues(id), IssueService.Decode);
            foreach (Proof proof in ReadFolder(StatePaths.Proofs(id), ProofRepository.Read, static proof => proof.At))
            {
                Evidence(id, proof);
            }

            Workers(id, [.. features.Select(static feature => feature.FeatureId)]);
        }

        return missions;
    }

    private void Workers(string missionId, string[] features)
    {
        string workers = StatePaths.Workers(missionId);
        Report(() => _store.Misnamed(workers, features));
        foreach (string folder in Listed(() => _store.Names(workers)).Select(worker => $"{workers}/{worker.Name}"))
        {
            Report(() => _store.Misnamed(folder, WorkerFiles));
            ReadFile($"{folder}/report.json", MissionFiles.Report);
            if (ReadFile($"{folder}/claim.json", ClaimRepository.Decode) is { } claim)
            {
                _times.Add(($"{folder}/claim.json", claim.LastChange));
            }

            ReadFile($"{folder}/questions.json", FeatureQuestions.Decode);
            ReadFile($"{folder}/retry-log.json", MissionFiles.RetryLog);
            ReadText($"{folder}/prompt.md");
        }
    }

    private void Evidence(string missionId, Proof proof)
    {
        if (proof.EvidenceFile is not { } file)
        {
            return;
        }

        string path = StatePaths.Evidence(missionId, file);
        if (this.TryOrReport<object>(() => _store.ReadExact(path) is not null) is false)
        {
            Problem(StateJson.Damaged(_store.FullPath(path), $"it does not exist, but '{proof.AssertionId}.json' refers to it"));
        }
    }

    private IReadOnlyList<MissionOverride>? Overrides(string missionId) => ReadFile(StatePaths.Overrides(missionId), MissionFiles.Overrides);

    private void Texts()
    {
        ReadText("AGENTS.md");
        foreach (string folder in Listed(() => _store.Names("skills")).Where(static skill => skill.IsFolder).Select(static skill => $"skills/{skill.Name}"))
        {
            ReadText($"{folder}/SKILL.md");
        }
    }

    // Every line of it: what can't be read of it is missing from what is concluded.
    private void History()
    {
        this.TryOrReport<object>(() => new HistoryReader(new HistoryFiles(_store)).Get(new HistoryQuery(), this).Count());
    }

    private void Report(Func<IEnumerable<MaestroException>> problems) => _damage.AddRange(Listed(problems));

    // Of a text only that it is a file, and can be read.
    private void ReadText(string path) => this.TryOrReport(() => _store.ReadExact(path));

    private List<T> ReadFolder<T>(string folder, StateDecoder<T> decode, Func<T, DateTimeOffset>? timeOf, Func<string, bool>? isRecord = null)
        where T : class
    {
        var records = new List<T>();
        IReadOnlyList<StateEntry> entries = Listed(() => _store.Names(folder));
        Report(() => _store.Misnamed(folder, entries));
        foreach (string id in entries.Where(static entry => entry.IsRecord).Select(static entry => entry.RecordId).Where(id => isRecord?.Invoke(id) ?? true))
        {
            string path = $"{folder}/{id}.json";
            if (ReadFile(path, decode) is not { } record)
            {
                continue;
            }

            records.Add(record);
            if (timeOf is not null)
            {
                _times.Add((path, timeOf(record)));
            }
        }

        return records;
    }

    private T? ReadFile<T>(string path, StateDecoder<T> decode)
        where T : class =>
        this.TryOrReport(() => _store.ReadExact(path) is { } content ? decode(content, _store.FullPath(path)) : null);

    private List<T> Listed<T>(Func<IEnumerable<T>> list) => this.TryOrReport(() => list().ToList()) ?? [];
}

/// <summary>What is known of one mission.</summary>
/// <param name="MissionId">The name of its folder.</param>
/// <param name="Mission">The mission; null when it can't be read.</param>
/// <param name="Features">The features that can be read.</param>
/// <param name="FeatureIds">The features there are files of, readable or not.</param>
/// <param name="Assertions">The assertions; null when they can't be read.</param>
/// <param name="IsOverridden">True when it is recorded that somebody decided in spite of what was open.</param>
internal sealed record MissionScan(
    string MissionId,
    Mission? Mission,
    IReadOnlyList<Feature> Features,
    IReadOnlyList<string> FeatureIds,
    IReadOnlyList<Assertion>? Assertions,
    bool IsOverridden);
