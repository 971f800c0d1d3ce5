namespace Maestro.Storage;

/// <summary>What a place in a state file is about.</summary>
/// <param name="Kind">The kind, as in <see cref="HistoryChange.Kind"/>.</param>
/// <param name="Id">Its id.</param>
/// <param name="MissionId">The mission it belongs to, or null.</param>
internal readonly record struct HistorySubject(string Kind, string Id, string? MissionId)
{
    // A list or a map in a file whose items have ids of their own.
    private static readonly Dictionary<string, string> Items = new(StringComparer.Ordinal)
    {
        ["milestones"] = "milestone",
        ["features"] = "feature",
        ["assertions"] = "assertion",
        ["notes"] = "note",
        ["rules"] = "ratchet",
        ["projects"] = "project",
    };

    /// <summary>The subject of a place: names of properties, and <c>#id</c> for the item that has this id.</summary>
    public static HistorySubject Of(string path, IReadOnlyList<string> at)
    {
        HistorySubject whole = Of(path);
        for (int index = 1; index < at.Count; index++)
        {
            if (at[index].StartsWith('#') && Items.TryGetValue(at[index - 1], out string? kind))
            {
                return new(kind, at[index][1..], whole.MissionId);
            }
        }

        return whole;
    }

    // <id>.<digest>.evidence.txt; an id can have dots of its own.
    private static string OfEvidence(string name) => name.EndsWith(".evidence.txt", StringComparison.Ordinal)
        && name[..^".evidence.txt".Length].LastIndexOf('.') is > 0 and var end ? name[..end] : name;

    private static HistorySubject Of(string path)
    {
        string[] parts = path.Split('/');
        string name = parts[^1];
        string id = name.EndsWith(".json", StringComparison.Ordinal) ? name[..^".json".Length] : name;
        return parts switch
        {
            [StatePaths.Missions, var mission, "features", _] => new("feature", id, mission),
            [StatePaths.Missions, var mission, "workers", var feature, ..] => new("feature", feature, mission),
            [StatePaths.Missions, var mission, "proof", _] => new("assertion", OfEvidence(id), mission),
            [StatePaths.Missions, var mission, "checkpoints" or "checkpoint-content", _] => new("checkpoint", id, mission),
            [StatePaths.Missions, var mission, ..] => new("mission", mission, mission),
            [StatePaths.Handoffs, _] or [StatePaths.Handoffs, "removed", _] => new("handoff", id, null),
            ["memory", "corrections", _] => new("correction", id, null),
            ["memory", "learnings", "raw", _] => new("learning", id, null),
            ["memory", "learnings", _] => new("guidance", id, null),
            ["memory", "ratchet", ..] => new("ratchet", id, null),
            ["skills", var worker, _] => new("skill", worker, null),
            [StatePaths.Notes] => new("note", id, null),
            ["graph", ..] => new("project", id, null),
            ["config.yaml"] => new("configuration", id, null),
            _ => new("file", path, null),
        };
    }
}
