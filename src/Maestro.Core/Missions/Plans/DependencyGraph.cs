using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>A dependency between two features, by index: <c>dependsOn[Entry]</c> of <c>From</c> names <c>To</c>.</summary>
internal sealed record DependencyEdge(int From, int To, int Entry);

/// <summary>Who depends on whom, and who waits in a circle. Linear in features and dependencies, and without recursion.</summary>
internal sealed class DependencyGraph(int count)
{
    private readonly List<DependencyEdge>?[] _edges = new List<DependencyEdge>?[count];

    public void Add(int from, int to, int entry) => (_edges[from] ??= []).Add(new DependencyEdge(from, to, entry));

    /// <summary>One shortest cycle through the first feature of each group that waits for itself, in the order of features.</summary>
    public IReadOnlyList<IReadOnlyList<DependencyEdge>> Cycles()
    {
        int[] groups = Groups(out int[] sizes);
        bool[] told = new bool[count];
        List<IReadOnlyList<DependencyEdge>> cycles = [];
        for (int i = 0; i < count; i++)
        {
            if (sizes[groups[i]] > 1 && !told[groups[i]])
            {
                told[groups[i]] = true;
                cycles.Add(ShortestCycle(i, groups));
            }
        }

        return cycles;
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

                List<DependencyEdge> edges = _edges[node] ?? [];
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
