using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>A dependency between two features, by index: <c>dependsOn[Entry]</c> of <c>From</c> names <c>To</c>.</summary>
internal sealed record DependencyEdge(int From, int To, int Entry);

/// <summary>The order of work.</summary>
/// <param name="Levels">How deep each feature is, from 0; one more than its deepest dependency.</param>
/// <param name="IsCircular">True for each feature that waits for itself, or for one that does.</param>
/// <param name="CriticalPath">The longest chain of features, by the work that is left, then by length.</param>
internal sealed record DependencyWalk(int[] Levels, bool[] IsCircular, IReadOnlySet<int> CriticalPath);

/// <summary>Which feature depends on which, what is in a cycle, and the order of work. Linear in features and dependencies, and without recursion.</summary>
internal sealed class DependencyGraph(int count)
{
    private static readonly List<DependencyEdge> None = [];

    private readonly List<DependencyEdge>?[] _edges = new List<DependencyEdge>?[count];

    public void Add(int from, int to, int entry) => (_edges[from] ??= []).Add(new DependencyEdge(from, to, entry));

    /// <summary>One shortest cycle through the first feature of each group that waits for itself, in the order of features.</summary>
    public IReadOnlyList<IReadOnlyList<DependencyEdge>> Cycles()
    {
        int[] groups = Groups(out int[] sizes);
        bool[] isReported = new bool[count];
        List<IReadOnlyList<DependencyEdge>> cycles = [];
        for (int i = 0; i < count; i++)
        {
            if (sizes[groups[i]] > 1 && !isReported[groups[i]])
            {
                isReported[groups[i]] = true;
                cycles.Add(ShortestCycle(i, groups));
            }
        }

        return cycles;
    }

    /// <summary>One walk in dependency order gives the levels, the longest chain, and, as what it can't reach, what can never start.</summary>
    /// <param name="isDone">True for a feature that counts for a chain's length, but not for the work that is left.</param>
    public DependencyWalk Walk(Func<int, bool> isDone)
    {
        var successors = new List<int>?[count];
        int[] waitsFor = new int[count], levels = new int[count], previous = new int[count];
        Array.Fill(previous, -1);
        for (int i = 0; i < count; i++)
        {
            foreach (DependencyEdge edge in _edges[i]?.DistinctBy(static edge => edge.To) ?? [])
            {
                (successors[edge.To] ??= []).Add(i);
                waitsFor[i]++;
            }
        }

        (int Left, int Length)[] chain = new (int, int)[count];
        Queue<int> open = new(Enumerable.Range(0, count).Where(i => waitsFor[i] == 0));
        int last = -1, deepest = -1;
        while (open.TryDequeue(out int index))
        {
            chain[index] = (chain[index].Left + (isDone(index) ? 0 : 1), chain[index].Length + 1);
            deepest = Math.Max(deepest, levels[index]);
            if (last < 0 || chain[index].CompareTo(chain[last]) > 0)
            {
                last = index;
            }

            foreach (int next in successors[index] ?? [])
            {
                levels[next] = Math.Max(levels[next], levels[index] + 1);
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

        bool[] isCircular = [.. waitsFor.Select(static left => left > 0)];
        for (int i = 0; i < count; i++)
        {
            levels[i] = isCircular[i] ? deepest + 1 : levels[i];
        }

        HashSet<int> longest = [];
        for (int i = last; i >= 0; i = previous[i])
        {
            longest.Add(i);
        }

        return new DependencyWalk(levels, isCircular, longest);
    }

    // Breadth first from the start until an edge leads back to it; inside a strongly connected group one always does.
    private List<DependencyEdge> ShortestCycle(int start, int[] groups)
    {
        Dictionary<int, DependencyEdge> reachedBy = [];
        Queue<int> queue = new([start]);
        while (queue.TryDequeue(out int node))
        {
            foreach (DependencyEdge edge in _edges[node] ?? [])
            {
                if (edge.To == start)
                {
                    List<DependencyEdge> cycle = [edge];
                    while (cycle[^1].From != start)
                    {
                        cycle.Add(reachedBy[cycle[^1].From]);
                    }

                    cycle.Reverse();
                    return cycle;
                }

                if (groups[edge.To] == groups[start] && reachedBy.TryAdd(edge.To, edge))
                {
                    queue.Enqueue(edge.To);
                }
            }
        }

        return [];
    }

    // Tarjan's strongly connected components, with the call stack as an explicit one.
    private int[] Groups(out int[] sizes)
    {
        int[] order = new int[count], low = new int[count], group = new int[count], next = new int[count];
        Array.Fill(group, -1);
        List<int> groupSizes = [];
        Stack<int> open = new(), path = new();
        int visited = 0;
        for (int root = 0; root < count; root++)
        {
            if (order[root] != 0)
            {
                continue;
            }

            path.Push(root);
            while (path.TryPeek(out int node))
            {
                if (order[node] == 0)
                {
                    order[node] = low[node] = ++visited;
                    open.Push(node);
                }

                List<DependencyEdge> edges = _edges[node] ?? None;
                if (next[node] < edges.Count)
                {
                    int target = edges[next[node]].To;
                    if (order[target] == 0)
                    {
                        // The edge is looked at again on the way back, when the target's own low mark is known.
                        path.Push(target);
                        continue;
                    }

                    if (group[target] < 0)
                    {
                        low[node] = Math.Min(low[node], low[target]);
                    }

                    next[node]++;
                    continue;
                }

                path.Pop();
                if (low[node] == order[node])
                {
                    groupSizes.Add(Close(open, node, group, groupSizes.Count));
                }
            }
        }

        sizes = [.. groupSizes];
        return group;
    }

    private static int Close(Stack<int> open, int node, int[] group, int number)
    {
        int size = 0;
        int member;
        do
        {
            member = open.Pop();
            group[member] = number;
            size++;
        }
        while (member != node);
        return size;
    }
}
