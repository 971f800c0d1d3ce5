using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>The features of a mission as a graph: levels, the critical path, circles. Unknown dependencies count as not done.</summary>
internal sealed class FeatureGraph
{
    private readonly IReadOnlyList<Feature> _features;
    private readonly Dictionary<string, int> _indexes;
    private readonly List<int>[] _successors;
    private readonly int[] _levels;
    private readonly bool[] _circular;

    public FeatureGraph(IReadOnlyList<Feature> features)
    {
        _features = features;
        _indexes = new Dictionary<string, int>(features.Count, StringComparer.Ordinal);
        for (int i = 0; i < features.Count; i++)
        {
            _indexes.TryAdd(features[i].FeatureId, i);
        }

        _successors = new List<int>[features.Count];
        _levels = new int[features.Count];
        _circular = new bool[features.Count];
        CriticalPath = Walk();
    }

    /// <summary>The longest chain of features, counted by the work that is left, then by length; first feature first.</summary>
    public IReadOnlyList<int> CriticalPath { get; }

    public int LevelOf(int index) => _levels[index];

    public bool IsCircular(int index) => _circular[index];

    public IReadOnlyList<string> BlockersOf(int index) => FeatureDependencies.BlockedBy(
        _features[index], id => _indexes.TryGetValue(id, out int other) ? _features[other].Status : null);

    public IReadOnlyList<string> SuccessorsOf(int index) =>
        _successors[index] is { } next ? next.ConvertAll(i => _features[i].FeatureId) : [];

    /// <summary>How many features that are not done wait for one, directly or through others.</summary>
    public int WaitingFor(int index)
    {
        HashSet<int> seen = [];
        Stack<int> path = new([index]);
        while (path.TryPop(out int at))
        {
            foreach (int next in _successors[at] ?? [])
            {
                if (seen.Add(next))
                {
                    path.Push(next);
                }
            }
        }

        return seen.Count(each => each != index && _features[each].Status != FeatureStatus.Done);
    }

    /// <summary>One topological walk gives the levels, the longest chain, and, as what it can't reach, the circles.</summary>
    private List<int> Walk()
    {
        int count = _features.Count;
        int[] waitsFor = new int[count];
        for (int i = 0; i < count; i++)
        {
            foreach (string dependency in _features[i].DependsOn.Distinct(StringComparer.Ordinal))
            {
                if (_indexes.TryGetValue(dependency, out int other))
                {
                    (_successors[other] ??= []).Add(i);
                    waitsFor[i]++;
                }
            }
        }

        (int Left, int Length)[] chain = new (int, int)[count];
        int[] previous = new int[count];
        Array.Fill(previous, -1);
        Queue<int> open = new();
        for (int i = 0; i < count; i++)
        {
            if (waitsFor[i] == 0)
            {
                open.Enqueue(i);
            }
        }

        int last = -1;
        int deepest = -1;
        while (open.TryDequeue(out int index))
        {
            chain[index] = (chain[index].Left + (_features[index].Status == FeatureStatus.Done ? 0 : 1), chain[index].Length + 1);
            deepest = Math.Max(deepest, _levels[index]);
            if (last < 0 || chain[index].CompareTo(chain[last]) > 0)
            {
                last = index;
            }

            foreach (int next in _successors[index] ?? [])
            {
                _levels[next] = Math.Max(_levels[next], _levels[index] + 1);
                if (previous[next] < 0 || chain[index].CompareTo(chain[previous[next]]) > 0)
                {
                    previous[next] = index;
                    chain[next] = chain[index];
                }

                if (--waitsFor[next] == 0)
                {
                    open.Enqueue(next);
                }
            }
        }

        for (int i = 0; i < count; i++)
        {
            if (waitsFor[i] > 0)
            {
                _circular[i] = true;
                _levels[i] = deepest + 1;
            }
        }

        List<int> path = [];
        for (int i = last; i >= 0; i = previous[i])
        {
            path.Add(i);
        }

        path.Reverse();
        return path;
    }
}
