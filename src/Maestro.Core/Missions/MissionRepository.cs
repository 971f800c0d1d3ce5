namespace Maestro;

/// <summary>The missions of a workspace as they stand on disk.</summary>
internal sealed class MissionRepository
{
    private readonly IStateStore _store;
    private readonly StateRecords<Mission> _missions;
    private readonly StateRecords<Feature> _features;
    private readonly StateRecords<AssertionList> _assertions;

    public MissionRepository(IStateStore store, TimeProvider clock)
    {
        _store = store;
        _missions = new StateRecords<Mission>(store, clock, MissionFiles.Mission);
        _features = new StateRecords<Feature>(store, clock, MissionFiles.Feature);
        _assertions = new StateRecords<AssertionList>(store, clock, MissionFiles.Assertions);
    }

    /// <summary>The ids of all missions, newest first.</summary>
    public IReadOnlyList<string> Ids()
    {
        string[] ids = [.. _store.List(StatePaths.Missions).Where(static entry => entry.IsFolder && IdPattern.IsSequenced(entry.Name)).Select(static entry => entry.Name)];
        Array.Sort(ids, static (left, right) => SequencedOrder.Compare(right, left));
        return ids;
    }

    /// <summary>The mission as stored, or null.</summary>
    /// <exception cref="MaestroException">StateFileDamaged, StateFileUnreadable, IdInvalid.</exception>
    public Mission? Find(string missionId) => _missions.Get(StatePaths.Mission(missionId));

    /// <summary>All missions that can be read, newest first; each other one is a problem.</summary>
    public IEnumerable<Mission> All(IFeedback feedback)
    {
        foreach (string id in Ids())
        {
            if (Tolerant(feedback, () => Find(id)) is { } mission)
            {
                yield return mission;
            }
        }
    }

    /// <summary>The feature as stored, or null.</summary>
    public Feature? FindFeature(string missionId, string featureId) => _features.Get(StatePaths.Feature(missionId, featureId));

    /// <summary>The ids of a mission's features, in no order.</summary>
    public IEnumerable<string> FeatureIds(string missionId)
    {
        foreach (StateEntry entry in _store.List(StatePaths.Features(missionId)))
        {
            if (entry.Name.EndsWith(".json", StringComparison.Ordinal))
            {
                yield return entry.Name[..^".json".Length];
            }
        }
    }

    /// <summary>A mission's features as stored, in no order; each that can't be read is a problem.</summary>
    public IReadOnlyList<Feature> Features(string missionId, IFeedback feedback)
    {
        string folder = StatePaths.Features(missionId);
        var features = new List<Feature>();
        foreach (StateEntry entry in Tolerant(feedback, () => _store.List(folder)) ?? [])
        {
            if (entry.Name.EndsWith(".json", StringComparison.Ordinal)
                && Tolerant(feedback, () => _features.Get($"{folder}/{entry.Name}", entry)) is { } feature)
            {
                features.Add(feature);
            }
        }

        return features;
    }

    /// <summary>The content of a mission's assertions.json; an empty list when there is none.</summary>
    public AssertionList Assertions(string missionId) =>
        _assertions.Get(StatePaths.Assertions(missionId)) ?? new AssertionList { Assertions = [] };

    /// <summary>A mission with all that belongs to it; what can't be read is a problem.</summary>
    public MissionState Load(Mission mission, IFeedback feedback) => MissionState.Derive(
        mission,
        Features(mission.MissionId, feedback),
        Tolerant(feedback, () => Assertions(mission.MissionId).Assertions) ?? []);

    /// <summary>What a read gives; a read that fails is a problem and gives null.</summary>
    public static T? Tolerant<T>(IFeedback feedback, Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (MaestroException problem)
        {
            feedback.Problem(problem);
            return null;
        }
    }
}
