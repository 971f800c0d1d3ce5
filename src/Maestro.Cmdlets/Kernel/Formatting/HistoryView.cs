namespace Maestro.Commands;

/// <summary>What the views of the history show. Called by the format files alone; everything it returns is safe to print.</summary>
public static class HistoryView
{
    private static readonly string[] Authors = [nameof(HistoryEvent.Agent), nameof(HistoryEvent.SessionId), nameof(HistoryEvent.User)];

    private static readonly string[] Narrowest =
        [nameof(HistoryEvent.AssertionId), nameof(HistoryEvent.FeatureId), nameof(HistoryEvent.HandoffId), nameof(HistoryEvent.MilestoneId), nameof(HistoryEvent.MissionId)];

    /// <summary>Who made a change: the agent; where none is known, the session or the person.</summary>
    public static string Author(object? recorded)
    {
        var shown = new Shown(recorded);
        return Authors.Select(shown.Text).FirstOrDefault(static name => name.Length > 0) ?? "";
    }

    /// <summary>The id of what a change was about: the narrowest that it had only one of; else the target in words.</summary>
    public static string Subject(object? recorded)
    {
        var shown = new Shown(recorded);
        return Narrowest.Select(shown.Text).FirstOrDefault(static id => id.Length > 0) ?? shown.Text(nameof(HistoryEvent.Target));
    }

    /// <summary>What changed, from what to what, and why.</summary>
    public static string Change(object? recorded)
    {
        var shown = new Shown(recorded);
        (string field, string from, string to) = (shown.Text(nameof(HistoryEvent.Field)), shown.Text(nameof(HistoryEvent.From)), shown.Text(nameof(HistoryEvent.To)));
        string change = field.Length == 0 || to.Length == 0 ? shown.Text(nameof(HistoryEvent.Action)) : from.Length == 0 ? $"{field} {to}" : $"{field} {from} → {to}";
        return shown.Text(nameof(HistoryEvent.Reason)) is { Length: > 0 } reason ? $"{change} ({reason})" : change;
    }
}
