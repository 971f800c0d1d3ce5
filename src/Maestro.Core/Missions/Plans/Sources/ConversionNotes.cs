using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>Something that a conversion could not carry over as it was, in the words for one and for several.</summary>
internal sealed record SourceNote(string One, string Many)
{
    public static SourceNote DamagedLines { get; } = new("line can't be read and was omitted", "lines can't be read and were omitted");

    public static SourceNote NotATask { get; } = new("entry is not a task and was omitted", "entries are not tasks and were omitted");

    public static SourceNote Duplicates { get; } = new("id occurs more than once; the last task counts", "ids occur more than once; the last task counts");

    public static SourceNote Renamed { get; } = new("id occurs more than once; the later task has another one", "ids occur more than once; the later tasks have others");

    public static SourceNote NoTitle { get; } = new("task has no title; its id is the title", "tasks have no title; their ids are the titles");

    public static SourceNote Deleted { get; } = new("deleted task was omitted", "deleted tasks were omitted");

    public static SourceNote Archived { get; } = new("archived task or draft was omitted", "archived tasks or drafts were omitted");

    public static SourceNote Over { get; } = new("task is done or cancelled and was omitted", "tasks are done or cancelled and were omitted");

    public static SourceNote Cancelled { get; } = new("cancelled task counts as done and has the label 'cancelled'", "cancelled tasks count as done and have the label 'cancelled'");

    public static SourceNote UnknownDependency { get; } = new("dependency is on a task that does not exist and was omitted", "dependencies are on tasks that do not exist and were omitted");

    public static SourceNote Circular { get; } = new("dependency would have closed a circle and was omitted", "dependencies would have closed circles and were omitted");

    public static SourceNote UnknownParent { get; } = new("parent does not exist and was omitted", "parents do not exist and were omitted");

    public static SourceNote CircularParent { get; } = new("task would have been a part of itself, so its parent was omitted", "tasks would have been parts of themselves, so their parents were omitted");

    public static SourceNote Relations { get; } = new("relation is neither a dependency nor a parent and was omitted", "relations are neither dependencies nor parents and were omitted");

    public static SourceNote UnknownStatus { get; } = new("status is not known; the task is pending and has it as a label", "statuses are not known; the tasks are pending and have them as labels");

    public static SourceNote UnknownPriority { get; } = new("priority is not known and was omitted", "priorities are not known and were omitted");

    public static SourceNote WrongType { get; } = new("value is of the wrong type and was omitted", "values are of the wrong type and were omitted");

    public static SourceNote OtherFields { get; } = new("field has no counterpart in plans and was omitted", "fields have no counterpart in plans and were omitted");

    public static SourceNote ChangedIds { get; } = new("id can't be used in plans; the task has the original as a label", "ids can't be used in plans; the tasks have the originals as labels");

    public static SourceNote NoVerification { get; } = new("task says nothing about its verification; its step is to compare the result with the description", "tasks say nothing about their verification; their step is to compare the result with the description");

    public static SourceNote NoTasks { get; } = new("list contains no tasks", "lists contain no tasks");
}

/// <summary>Counts what a conversion could not carry over, with examples.</summary>
internal sealed class ConversionNotes
{
    private const int Examples = 5;

    private readonly Dictionary<SourceNote, Entry> _entries = [];

    /// <summary>Counts one more.</summary>
    /// <param name="note">What happened.</param>
    /// <param name="example">To what.</param>
    public void Add(SourceNote note, string example)
    {
        if (!_entries.TryGetValue(note, out Entry? entry))
        {
            _entries[note] = entry = new Entry();
        }

        entry.Count++;
        entry.Words[example] = entry.Words.GetValueOrDefault(example) + 1;
    }

    /// <summary>A sentence for each kind, in the order in which they came up.</summary>
    /// <param name="source">What was converted, for messages.</param>
    public IReadOnlyList<string> Sentences(string source) =>
        [.. _entries.Select(pair => $"{Display.Plain(source)}: {pair.Value.Count} {(pair.Value.Count == 1 ? pair.Key.One : pair.Key.Many)}: {pair.Value}.")];

    private sealed class Entry
    {
        public int Count { get; set; }

        public Dictionary<string, int> Words { get; } = new(StringComparer.Ordinal);

        // What happened most is the most useful to know; among equals, the first.
        public override string ToString()
        {
            KeyValuePair<string, int>[] first = [.. Words.OrderByDescending(static word => word.Value).Take(Examples)];
            string shown = string.Join(", ", first.Select(static word => word.Value == 1 ? Display.Short(word.Key) : $"{Display.Short(word.Key)} ({word.Value})"));
            int rest = Count - first.Sum(static word => word.Value);
            return rest == 0 ? shown : $"{shown} and {rest} more";
        }
    }
}
