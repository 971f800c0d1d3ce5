using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What whoever confirms a restore should know of the work that it undoes.</summary>
internal static class RestoreText
{
    private const int Most = 5;

    /// <summary>What is done, as ShouldProcess shows it.</summary>
    public static string Action(Checkpoint checkpoint, IReadOnlyList<UndoneWork> undone)
    {
        string[] names = [.. undone.SelectMany(static work => work.ChangedBy).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string by = names.Length == 0 ? "" : $" by {Display.List(names, Most)}";
        return undone.Count == 0
            ? $"Restore the checkpoint {checkpoint.CheckpointId}"
            : $"Restore the checkpoint {checkpoint.CheckpointId} and undo changes{by} to {Display.List([.. undone.Select(static work => work.ToString())], Most)}";
    }

    /// <summary>A sentence for each other author whose work is undone.</summary>
    public static IEnumerable<string> Warnings(IReadOnlyList<UndoneWork> undone)
    {
        foreach (IGrouping<string, UndoneWork> others in undone
            .SelectMany(static work => work.Others.Select(name => (Name: name, Work: work)))
            .GroupBy(static pair => pair.Name, static pair => pair.Work, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            yield return $"This undoes work of {Display.Short(others.Key)}: {Display.List([.. others.Select(static work => work.ToString())], Most)}.";
        }

        UndoneWork[] unknown = [.. undone.Where(static work => work.ChangedBy.Count == 0)];
        if (unknown.Length > 0)
        {
            yield return $"This undoes changes that are not in the history: {Display.List([.. unknown.Select(static work => work.ToString())], Most)}.";
        }

        UndoneWork[] held = [.. undone.Where(static work => work.Holder is not null && work.Others.Contains(work.Holder))];
        if (held.Length > 0)
        {
            yield return $"{(held.Length == 1 ? "A feature is" : "Features are")} being worked on: {Display.List([.. held.Select(static work => $"{work.FeatureId} by {work.Holder}")], Most)}.";
        }
    }

    /// <summary>A sentence about what was begun because the feature was done.</summary>
    public static IEnumerable<string> BuiltOn(string featureId, IReadOnlyList<string> dependants)
    {
        if (dependants.Count > 0)
        {
            yield return $"'{featureId}' is no longer done afterwards, but what depends on it was started: {Display.List(dependants, Most)}.";
        }
    }
}
