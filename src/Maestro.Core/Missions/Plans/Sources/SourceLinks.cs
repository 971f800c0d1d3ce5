namespace Maestro.Missions;

/// <summary>Which task depends on which, and which is a part of which: without what does not exist, and without circles.</summary>
internal sealed class SourceLinks
{
    private const int OfPart = -1;

    // Breaking circles one by one loses the least; a source that is all circles must not take minutes.
    private const int MostRounds = 50;

    private readonly int?[] _parents;
    private readonly List<int>[] _dependencies;

    private SourceLinks(int count)
    {
        _parents = new int?[count];
        _dependencies = [.. Enumerable.Range(0, count).Select(static _ => new List<int>())];
    }

    /// <summary>The place of the task that this one is a part of, or null.</summary>
    public int? Parent(int index) => _parents[index];

    /// <summary>The places of the tasks that come before this one.</summary>
    public IReadOnlyList<int> Dependencies(int index) => _dependencies[index];

    /// <param name="items">The tasks.</param>
    /// <param name="over">The ids of tasks that were omitted because they are finished; nothing waits for those.</param>
    /// <param name="reading">Its notes get what is omitted.</param>
    public static SourceLinks Resolve(IReadOnlyList<SourceItem> items, IReadOnlySet<string> over, SourceReading reading)
    {
        var links = new SourceLinks(items.Count);
        links.Find(items, over, reading);
        links.BreakParents(items, reading.Notes);
        links.BreakCircles(items, reading.Notes);
        return links;
    }

    private void Find(IReadOnlyList<SourceItem> items, IReadOnlySet<string> over, SourceReading reading)
    {
        var places = new Dictionary<string, int>(items.Count, reading.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        for (int index = 0; index < items.Count; index++)
        {
            places[items[index].Id] = index;
        }

        for (int index = 0; index < items.Count; index++)
        {
            SourceItem item = items[index];
            foreach (string id in item.DependsOn.Distinct(places.Comparer))
            {
                if (places.TryGetValue(id, out int target))
                {
                    _dependencies[index].Add(target);
                }
                else if (!over.Contains(id))
                {
                    reading.Notes.Add(SourceNote.UnknownDependency, $"{item.Id} → {id}");
                }
            }

            if (item.ParentId is { Length: > 0 } parent)
            {
                _parents[index] = places.TryGetValue(parent, out int place) ? place : null;
                if (_parents[index] is null && !over.Contains(parent))
                {
                    reading.Notes.Add(SourceNote.UnknownParent, $"{item.Id} → {parent}");
                }
            }
        }
    }

    // A walk up from each task ends at a task without a parent, at one that was walked before, or at itself.
    private void BreakParents(IReadOnlyList<SourceItem> items, ConversionNotes notes)
    {
        int[] walkedBy = new int[items.Count];
        for (int index = 0; index < items.Count; index++)
        {
            int at = index;
            while (walkedBy[at] == 0)
            {
                walkedBy[at] = index + 1;
                if (_parents[at] is not { } parent)
                {
                    break;
                }

                if (walkedBy[parent] == index + 1)
                {
                    _parents[at] = null;
                    notes.Add(SourceNote.CircularParent, items[at].Id);
                    break;
                }

                at = parent;
            }
        }
    }

    private void BreakCircles(IReadOnlyList<SourceItem> items, ConversionNotes notes)
    {
        for (int index = 0; index < items.Count; index++)
        {
            if (_dependencies[index].Remove(index))
            {
                notes.Add(SourceNote.Circular, $"{items[index].Id} → {items[index].Id}");
            }
        }

        for (int round = 0; round < MostRounds; round++)
        {
            IReadOnlyList<IReadOnlyList<DependencyEdge>> cycles = Graph().Cycles();
            if (cycles.Count == 0)
            {
                return;
            }

            foreach (DependencyEdge edge in cycles.Select(static cycle => cycle.Last(static edge => edge.Entry != OfPart)))
            {
                Remove(edge.From, edge.To);
            }
        }

        // What is still circular keeps the dependencies on earlier tasks, in an order in which parts come before their parents.
        bool[] isCircular = Graph().Walk(static _ => false).IsCircular;
        int[] order = Order(items.Count);
        for (int index = 0; index < items.Count; index++)
        {
            foreach (int target in isCircular[index] ? _dependencies[index].Where(target => order[target] > order[index]).ToArray() : [])
            {
                Remove(index, target);
            }
        }

        void Remove(int from, int to)
        {
            _dependencies[from].Remove(to);
            notes.Add(SourceNote.Circular, $"{items[from].Id} → {items[to].Id}");
        }
    }

    private DependencyGraph Graph()
    {
        var graph = new DependencyGraph(_parents.Length);
        for (int index = 0; index < _parents.Length; index++)
        {
            foreach (int target in _dependencies[index])
            {
                graph.Add(index, target, 0);
            }

            if (_parents[index] is { } parent)
            {
                graph.Add(parent, index, OfPart);
            }
        }

        return graph;
    }

    private int[] Order(int count)
    {
        int[] order = new int[count], parts = new int[count];
        foreach (int? parent in _parents)
        {
            parts[parent ?? 0] += parent is null ? 0 : 1;
        }

        var open = new PriorityQueue<int, int>(Enumerable.Range(0, count).Where(index => parts[index] == 0).Select(static index => (index, index)));
        for (int place = 0; open.TryDequeue(out int index, out _); place++)
        {
            order[index] = place;
            if (_parents[index] is { } parent && --parts[parent] == 0)
            {
                open.Enqueue(parent, parent);
            }
        }

        return order;
    }
}
