using System.Collections.Concurrent;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>The missions of a workspace as they stand on disk.</summary>
internal sealed class MissionRepository
{
    private static readonly string[] OwnNames = ["mission.json", "assertions.json", "details.json", "features"];

    private readonly IStateStore _store;
    private readonly StateRecords<Mission> _missions;
    private readonly StateRecords<Feature> _features;
    private readonly StateRecords<AssertionList> _assertions;
    private readonly StateRecords<MissionDetails> _details;
    private readonly ConcurrentDictionary<string, Derivation> _derived = new(StringComparer.Ordinal);

    public MissionRepository(IStateStore store, TimeProvider clock)
    {
        _store = store;
        _missions = new StateRecords<Mission>(store, clock, MissionFiles.Mission);
        _features = new StateRecords<Feature>(store, clock, MissionFiles.Feature);
        _assertions = new StateRecords<AssertionList>(store, clock, MissionFiles.Assertions);
        _details = new StateRecords<MissionDetails>(store, clock, MissionFiles.Details);
    }

    /// <summary>The ids of all missions, newest first.</summary>
    public IReadOnlyList<string> Ids()
    {
        string[] ids = [.. _store.Names(StatePaths.Missions).Where(static entry => entry.IsFolder && IdPattern.IsSequenced(entry.Name)).Select(static entry => entry.Name)];
        Array.Sort(ids, static (left, right) => SequencedOrder.Compare(right, left));
        return ids;
    }

    /// <summary>What lies among the missions and is none.</summary>
    public IReadOnlyList<OtherRecordNotice> Others(IFeedback feedback) =>
        feedback.TryOrReport(() => OtherRecords.OfMissions(_store.Names(StatePaths.Missions), _store.FullPath(StatePaths.Missions))) ?? [];

    /// <summary>The mission as stored, or null.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable, IdInvalid.</exception>
    public Mission? Find(string missionId) => _missions.Get(StatePaths.Mission(missionId));

    /// <summary>All missions that can be read, newest first; each other one is a problem.</summary>
    public IEnumerable<Mission> All(IFeedback feedback)
    {
        foreach (string id in feedback.TryOrReport(Ids) ?? [])
        {
            if (feedback.TryOrReport(() => Find(id) ?? throw Missing(id)) is { } mission)
            {
                yield return mission;
            }
        }
    }

    /// <summary>The feature as stored, with its details, or null.</summary>
    public Feature? FindFeature(string missionId, string featureId) =>
        _features.Get(StatePaths.Feature(missionId, featureId)) is { } feature ? Details(missionId).Of(feature) : null;

    /// <summary>The ids of a mission's features, in no order. A file whose name can't be an id is no feature, but damage.</summary>
    public IEnumerable<string> FeatureIds(string missionId) =>
        _store.RecordIds(StatePaths.Features(missionId)).Where(static id => IdPattern.IsItem(id));

    /// <summary>A mission's features as stored, without details and in no order; each that can't be read is a problem.</summary>
    public IReadOnlyList<Feature> Features(string missionId, IFeedback feedback) => _features.All(StatePaths.Features(missionId), feedback);

    /// <summary>The content of a mission's assertions.json, with details; an empty list when there is none.</summary>
    public AssertionList Assertions(string missionId)
    {
        AssertionList stored = StoredAssertions(missionId);
        return Details(missionId) is { Assertions.Count: > 0 } details ? stored with { Assertions = details.Of(stored.Assertions) } : stored;
    }

    /// <summary>The content of a mission's details.json; empty when there is none.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public MissionDetails Details(string missionId) => _details.Get(StatePaths.Details(missionId)) ?? MissionDetails.None;

    /// <summary>The content of a mission's assertions.json alone.</summary>
    public AssertionList StoredAssertions(string missionId) =>
        _assertions.Get(StatePaths.Assertions(missionId)) ?? new AssertionList { Assertions = [] };

    /// <summary>A mission with all that belongs to it; what can't be read, or is listed but does not exist, is a problem.</summary>
    public MissionState Load(Mission mission, IFeedback feedback)
    {
        MissionState state = LoadPresent(mission, feedback);
        if (state.AbsentFeatureIds.Count == 0)
        {
            return state;
        }

        // A folder or file that exists and can't be read was reported already.
        if (NoFeedback.Instance.TryOrReport(() => _store.Names(StatePaths.Features(mission.MissionId))) is { } names)
        {
            var files = names.Select(static entry => entry.Name).ToHashSet(StringComparer.Ordinal);
            foreach (string id in state.AbsentFeatureIds.Where(id => !files.Contains($"{id}.json")))
            {
                feedback.Problem(MissionIntegrity.MissingFeature(_store.FullPath(StatePaths.Feature(mission.MissionId, id))));
            }
        }

        return state;
    }

    /// <summary>A mission with those of its files that exist; what can't be read is a problem.</summary>
    public MissionState LoadPresent(Mission mission, IFeedback feedback)
    {
        IReadOnlyList<Feature> features = Features(mission.MissionId, feedback);
        IReadOnlyList<Assertion> assertions = feedback.TryOrReport(() => StoredAssertions(mission.MissionId).Assertions) ?? [];
        MissionDetails details = feedback.TryOrReport(() => Details(mission.MissionId)) ?? MissionDetails.None;

        // Records never change, so what was derived from the very same ones still holds.
        if (_derived.TryGetValue(mission.MissionId, out Derivation? last) && last.IsOf(mission, features, assertions, details))
        {
            return last.State;
        }

        var state = MissionState.Derive(mission, features, assertions, details);
        _derived[mission.MissionId] = new Derivation(mission, features, assertions, details, state);
        return state;
    }

    /// <summary>A mission of which every file could be read and fits the others; nothing is concluded from any other.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public MissionState LoadWhole(Mission mission, IFeedback feedback) => TryLoadWhole(mission, new StopAtProblem(feedback))!;

    /// <summary>The same; null, and each problem reported, when something is missing, damaged or contradictory.</summary>
    public MissionState? TryLoadWhole(Mission mission, IFeedback feedback) => LoadChecked(mission, feedback) is (var state, true) ? state : null;

    /// <summary>A mission with what can be read of it, and whether that is all; each problem is reported.</summary>
    public (MissionState State, bool IsWhole) LoadChecked(Mission mission, IFeedback feedback)
    {
        var counted = new CountingFeedback(feedback);
        counted.TryOrReport<object>(() =>
        {
            RequireNames(mission.MissionId);
            return null;
        });
        MissionState state = LoadPresent(mission, counted);
        if (counted.Problems == 0)
        {
            foreach (MaestroException problem in MissionIntegrity.Problems(mission, state.Features, state.Assertions, _store.FullPath))
            {
                counted.Problem(problem);
            }
        }

        return (state, counted.Problems == 0);
    }

    /// <summary>Refuses names of a mission's files that differ from ours in case alone, and a broken link.</summary>
    /// <remarks>Where case counts, Assertions.json is another file than assertions.json, and its content would simply be absent.</remarks>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public void RequireNames(string missionId)
    {
        string folder = Path.GetDirectoryName(StatePaths.Mission(missionId))!;
        foreach (StateEntry entry in _store.Names(folder))
        {
            string? meant = Array.Find(OwnNames, name => name.Equals(entry.Name, StringComparison.OrdinalIgnoreCase));
            if (meant is not null && meant != entry.Name)
            {
                throw StateJson.Damaged(_store.FullPath($"{folder}/{entry.Name}"), $"its name must be '{meant}'");
            }

            if (entry.Name == "assertions.json" && _store.Find(StatePaths.Assertions(missionId)) is null)
            {
                throw StateJson.Damaged(_store.FullPath(StatePaths.Assertions(missionId)), "it is a broken link");
            }
        }

        foreach (StateEntry entry in _store.Names(StatePaths.Features(missionId)))
        {
            if (!entry.IsRecord && entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                throw StateJson.Damaged(_store.FullPath($"{StatePaths.Features(missionId)}/{entry.Name}"), "its name must end with '.json'");
            }
        }
    }

    private MaestroException Missing(string missionId) => StateJson.Damaged(_store.FullPath(StatePaths.Mission(missionId)), "it does not exist");

    /// <summary>What was derived from which records.</summary>
    private sealed record Derivation(Mission Mission, IReadOnlyList<Feature> Features, IReadOnlyList<Assertion> Assertions, MissionDetails Details, MissionState State)
    {
        public bool IsOf(Mission mission, IReadOnlyList<Feature> features, IReadOnlyList<Assertion> assertions, MissionDetails details)
        {
            bool same = ReferenceEquals(Mission, mission) && ReferenceEquals(Details, details) && Features.Count == features.Count
                && (ReferenceEquals(Assertions, assertions) || (Assertions.Count == 0 && assertions.Count == 0));
            for (int i = 0; same && i < features.Count; i++)
            {
                same = ReferenceEquals(Features[i], features[i]);
            }

            return same;
        }
    }
}
