namespace Maestro.Commands;

/// <summary>What the views of the history show. Called by the format files alone; everything it returns is safe to print.</summary>
public static class HistoryView
{
    private static readonly string[] Authors = [nameof(HistoryEvent.Agent), nameof(HistoryEvent.SessionId), nameof(HistoryEvent.User)];

    private static readonly string[] Narrowest =
        [nameof(HistoryEvent.AssertionId), nameof(HistoryEvent.FeatureId), nameof(HistoryEvent.HandoffId), nameof(HistoryEvent.MilestoneId), nameof(HistoryEvent.MissionId)];

    // Kinds that change along with whatever the change is about.
    private static readonly string[] Accompanying = ["mission", "milestone", "file"];

    // What is stored beside a feature or an assertion; that it is made is nothing that was added to the plan.
    private static readonly string[] Beside = ["/proof/", "/workers/"];

    private const int SubjectLength = 24;

    /// <summary>Who made a change: the agent; where none is known, the session or the person.</summary>
    public static string Author(object? recorded)
    {
        var shown = new Shown(recorded);
        return View.Name(Authors.Select(shown.Text).FirstOrDefault(static name => name.Length > 0));
    }

    /// <summary>The id of what a change was about: the narrowest that it had only one of; else the target in words.</summary>
    public static string Subject(object? recorded)
    {
        var shown = new Shown(recorded);
        bool isBroad = IsBroad(shown);
        string subject = isBroad && IsUndo(shown) ? shown.Text(nameof(HistoryEvent.MissionId))
            : isBroad ? ""
            : Narrowest.Select(shown.Text).FirstOrDefault(static id => id.Length > 0) ?? "";
        return subject.Length > 0 ? subject : ColumnText.Cut(shown.Text(nameof(HistoryEvent.Target)), SubjectLength);
    }

    /// <summary>What changed, from what to what, and why; what was done where that was more than one field of one thing.</summary>
    public static string Change(object? recorded)
    {
        var shown = new Shown(recorded);
        (string field, string from, string to) = (shown.Text(nameof(HistoryEvent.Field)), shown.Text(nameof(HistoryEvent.From)), shown.Text(nameof(HistoryEvent.To)));
        string change = IsUndo(shown) ? $"{shown.Text(nameof(HistoryEvent.Action))}: {shown.Text(nameof(HistoryEvent.Target))}"
            : field.Length == 0 || to.Length == 0 || IsBroad(shown) ? shown.Text(nameof(HistoryEvent.Action))
            : from.Length == 0 ? $"{field} {to}"
            : $"{field} {from} → {to}";
        return shown.Text(nameof(HistoryEvent.Reason)) is { Length: > 0 } reason ? $"{change} ({reason})" : change;
    }

    /// <summary>Everything that changed, one a line.</summary>
    public static string Changes(object? recorded) => string.Join('\n', new Shown(recorded).Items(nameof(HistoryEvent.Changes)).Select(Shown.Plain));

    /// <summary>The id of what has a field; the end of the path of a file that has none.</summary>
    public static string Id(object? change)
    {
        string id = new Shown(change).Text(nameof(HistoryChange.Id));
        return ColumnText.IsLimited && id.Length > SubjectLength && id.LastIndexOf('/') is > 0 and var slash ? $"…{id[Math.Max(slash, id.Length - SubjectLength + 1)..]}" : id;
    }

    private static bool IsUndo(Shown shown) => shown.Text(nameof(HistoryEvent.UndoneEventId)).Length > 0;

    // True when one field of one thing would hide the rest: several subjects, something that was added or removed, or a restore.
    private static bool IsBroad(Shown shown)
    {
        if (shown.Text(nameof(HistoryEvent.Command)) == "Restore-MaestroMission" || IsList(shown.Text(nameof(HistoryEvent.From))) || IsList(shown.Text(nameof(HistoryEvent.To))))
        {
            return true;
        }

        var subjects = new HashSet<(string Kind, string Id)>();
        foreach (Shown change in shown.Parts(nameof(HistoryEvent.Changes)))
        {
            string kind = change.Text(nameof(HistoryChange.Kind));
            if (kind is "feature" or "assertion" or "milestone" && change.Text(nameof(HistoryChange.Field)).Length == 0
                && !Array.Exists(Beside, part => change.Text(nameof(HistoryChange.Path)).Contains(part, StringComparison.Ordinal)))
            {
                return true;
            }

            if (!Accompanying.Contains(kind))
            {
                subjects.Add((kind, change.Text(nameof(HistoryChange.Id))));
            }
        }

        // The handoffs of a feature end with it.
        return subjects.Count(subject => subject.Kind != "handoff" || subjects.All(static each => each.Kind == "handoff")) > 1;
    }

    private static bool IsList(string value) => value.StartsWith('[') || value.StartsWith('{');
}
