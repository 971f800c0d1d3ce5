using System.Collections.Concurrent;
using Maestro.Kernel;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>The missions of a workspace as they stand on disk.</summary>
internal sealed class MissionRepository
{
    private static readonly string[] OwnNames =
    [
        "mission.json", "assertions.json", "details.json", "issues.json", "overrides.json", "features", "workers", "proof", "checkpoints", "checkpoint-content", "removed",
    ];

    private const int FewMissions = 20;

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
        _assertions = new StateRecords<AssertionList>(store, clock, MissionFiles.Assertions, update: MissionFiles.Assertions);
        _details = new StateRecords<MissionDetails>(store, clock, MissionFiles.Details);
    }

    /// <summary>The ids of all missions, newest first. What has the name of a mission and is no folder is one that is damaged.</summary>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public IReadOnlyList<string> Ids()
    {
        string[] ids = [.. _store.Names(StatePaths.Missions).Where(static entry => IdPattern.IsSequenced(entry.Name)).Select(static entry => entry.Name)];
        if (ids.Length == 0)
        {
            _store.RequireAbsent(StatePaths.Missions);
        }

        ids = [.. WithoutArchived(ids)];
        Array.Sort(ids, static (left, right) => SequencedOrder.Compare(right, left));
        return ids;
    }

    // Of one that was archived, an empty folder can be left. A few are looked up one by one, whatever the size of the archive.
    private IEnumerable<string> WithoutArchived(string[] ids)
    {
        HashSet<string>? archived = ids.Length > FewMissions ? [.. _store.RecordIds(StatePaths.Archives)] : null;
        return ids.Where(id => !(archived?.Contains(id) ?? _store.Find(StatePaths.Archive(id)) is not null) || _store.Find(StatePaths.Mission(id)) is not null);
    }

    /// <summary>The id of the next mission: no mission has it, and none in the archive.</summary>
    /// <param name="clock">The time.</param>
    /// <param name="unique">True for one that no other clone gives.</param>
    /// <exception cref="MaestroException">StateFileUnreadable, StateFileDamaged.</exception>
    public string NextId(TimeProvider clock, bool unique) => SequencedId.Next(Ids().Concat(ArchivedIds()), SequencedId.Today(clock), unique);

    /// <summary>The ids of the missions in the archive, newest first.</summary>
    public IReadOnlyList<string> ArchivedIds()
    {
        string[] ids = [.. _store.RecordIds(StatePaths.Archives).Where(static id => IdPattern.IsSequenced(id))];
        Array.Sort(ids, static (left, right) => SequencedOrder.Compare(right, left));
        return ids;
    }

    /// <summary>What lies among the missions and is none.</summary>
    public IReadOnlyList<OtherRecordNotice> Others(IFeedback feedback) =>
        feedback.TryOrReport(() => OtherRecords.OfMissions(_store.Names(StatePaths.Missions), HoldsMission, _store.FullPath(StatePaths.Missions))) ?? [];

    /// <summary>The mission as stored, or null.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable, IdInvalid.</exception>
    public Mission? Find(string missionId) => _missions.Get(StatePaths.Mission(missionId));

    /// <summary>The mission of a folder that exists.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, also when it has no mission.json; StateFileUnreadable, IdInvalid.</exception>
    public Mission Read(string missionId) => Find(missionId) ?? throw Missing(missionId);

    /// <summary>All missions that can be read, newest first; each other one is a problem.</summary>
    public IEnumerable<Mission> All(IFeedback feedback)
    {
        foreach (string id in feedback.TryOrReport(Ids) ?? [])
        {
            if (feedback.TryOrReport(() => Read(id)) is { } mission)
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
    /// <exception cref="MaestroException">StateFileDamaged, also when it only has another name; StateFileUnreadable.</exception>
    public AssertionList StoredAssertions(string missionId)
    {
        if (_assertions.Get(StatePaths.Assertions(missionId)) is { } list)
        {
            return list;
        }

        RequireNames(missionId);
        return new AssertionList { Assertions = [] };
    }

    /// <summary>A mission with all that can be read of it; whatever is missing, damaged or contradictory is a problem, and makes unknown what would follow from it.</summary>
    /// <param name="mission">The mission as stored.</param>
    /// <param name="feedback">Where the problems go.</param>
    /// <param name="decides">True for whatever decides: then a copy that a conflict left is a problem too, for which of both is right can't be known.</param>
    public MissionState Load(Mission mission, IFeedback feedback, bool decides = false)
    {
        var counted = new CountingFeedback(new DistinctFeedback(feedback));
        string folder = StatePaths.Features(mission.MissionId);
        IReadOnlyList<StateEntry> names = counted.TryOrReport(() => _store.Names(MissionFolder(mission.MissionId))) ?? [];
        IReadOnlyList<StateEntry> entries = _features.Entries(folder, counted);
        counted.TryOrReport<object>(() =>
        {
            RequireNames(mission.MissionId, names, entries);
            return null;
        });
        IReadOnlyList<Feature> features = _features.All(folder, entries, counted);
        IReadOnlyList<Assertion> assertions = counted.TryOrReport(() => StoredAssertions(mission.MissionId).Assertions) ?? [];
        MissionDetails details = counted.TryOrReport(() => Details(mission.MissionId)) ?? MissionDetails.None;

        OtherRecordNotice[] copies = [.. Copies(mission.MissionId, names, entries)];
        foreach (OtherRecordNotice copy in copies)
        {
            if (decides)
            {
                counted.Problem(new MaestroException(ErrorCode.StateFileDamaged, copy.Message, "Decide which of them is right, and remove the other.", copy.Folder));
            }
            else
            {
                feedback.Warn(copy.Message);
            }
        }

        // Records never change, so what was derived from the very same ones still holds.
        bool areRead = counted.Problems == 0 && copies.Length == 0;
        if (areRead && _derived.TryGetValue(mission.MissionId, out Derivation? last) && last.IsOf(mission, features, assertions, details))
        {
            return last.State;
        }

        foreach (MaestroException problem in areRead ? MissionIntegrity.Problems(mission, features, assertions, _store.FullPath) : MissingFeatures(mission, features))
        {
            counted.Problem(problem);
        }

        var state = MissionState.Derive(mission, features, assertions, details, isWhole: counted.Problems == 0 && copies.Length == 0);
        if (state.IsWhole)
        {
            _derived[mission.MissionId] = new Derivation(mission, features, assertions, details, state);
        }

        return state;
    }

    /// <summary>A mission with those of its files that exist; what can't be read is a problem.</summary>
    public MissionState LoadPresent(Mission mission, IFeedback feedback) => MissionState.Derive(
        mission,
        Features(mission.MissionId, feedback),
        feedback.TryOrReport(() => StoredAssertions(mission.MissionId).Assertions) ?? [],
        feedback.TryOrReport(() => Details(mission.MissionId)));

    /// <summary>A mission of which every file could be read and fits the others; nothing is concluded from any other.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable.</exception>
    public MissionState LoadWhole(Mission mission, IFeedback feedback) => Load(mission, new StopAtProblem(feedback), decides: true);

    /// <summary>The same; null, and each problem reported, when something is missing, damaged or contradictory.</summary>
    public MissionState? TryLoadWhole(Mission mission, IFeedback feedback) => Load(mission, feedback, decides: true) is { IsWhole: true } state ? state : null;

    /// <summary>Copies that a conflict left of a mission's files.</summary>
    public IEnumerable<OtherRecordNotice> Copies(string missionId) => Copies(missionId, NamesOrNone(MissionFolder(missionId)), NamesOrNone(StatePaths.Features(missionId)));

    /// <summary>Refuses names of a mission's files that differ from ours in case alone.</summary>
    /// <remarks>Where case counts, Assertions.json is another file than assertions.json, and its content would simply be absent.</remarks>
    /// <exception cref="MaestroException">StateFileDamaged.</exception>
    public void RequireNames(string missionId) => RequireNames(missionId, _store.Names(MissionFolder(missionId)), _store.Names(StatePaths.Features(missionId)));

    private static string MissionFolder(string missionId) => StatePaths.OfMission(missionId, "");

    private IReadOnlyList<StateEntry> NamesOrNone(string folder) => NoFeedback.Instance.TryOrReport(() => _store.Names(folder)) ?? [];

    private IEnumerable<OtherRecordNotice> Copies(string missionId, IReadOnlyList<StateEntry> names, IReadOnlyList<StateEntry> features) => new[]
    {
        OtherRecords.OfCopies(names, _store.FullPath(MissionFolder(missionId)), "file of the mission"),
        OtherRecords.OfCopies(features, _store.FullPath(StatePaths.Features(missionId)), "feature"),
    }.OfType<OtherRecordNotice>();

    private void RequireNames(string missionId, IReadOnlyList<StateEntry> names, IReadOnlyList<StateEntry> features)
    {
        foreach (MaestroException misnamed in _store.Misnamed(MissionFolder(missionId), names, OwnNames).Concat(_store.Misnamed(StatePaths.Features(missionId), features)))
        {
            throw misnamed;
        }
    }

    // A file that exists and can't be read was reported already.
    private IEnumerable<MaestroException> MissingFeatures(Mission mission, IReadOnlyList<Feature> features)
    {
        string[] absent = [.. MissionIntegrity.Absent(mission, features)];
        return absent.Length > 0 && NoFeedback.Instance.TryOrReport(() => _store.Names(StatePaths.Features(mission.MissionId))) is { } names
            ? absent.Where(id => !names.Any(entry => entry.Name.Equals($"{id}.json", StringComparison.OrdinalIgnoreCase))).Select(id => MissionIntegrity.MissingFeature(_store.FullPath(StatePaths.Feature(mission.MissionId, id))))
            : [];
    }

    private MaestroException Missing(string missionId)
    {
        string path = StatePaths.Mission(missionId);
        string folder = MissionFolder(missionId);
        return _store.Find(folder) is { IsFolder: false }
            ? StateJson.Damaged(_store.FullPath(folder), "it is a file, not a folder")
            : StateJson.Damaged(_store.FullPath(path), "it does not exist");
    }

    private bool HoldsMission(string name) => NoFeedback.Instance.TryOrReport(() => _store.Find($"{StatePaths.Missions}/{name}/mission.json")) is not null;

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
