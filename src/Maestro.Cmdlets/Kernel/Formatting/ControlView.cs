using System.Globalization;

namespace Maestro.Commands;

/// <summary>What the views of snapshots and events show. Called by the format files alone; everything it returns is safe to print.</summary>
public static class ControlView
{
    private const int MostItems = 5;

    /// <summary>A time of day in the user's own zone.</summary>
    public static string Clock(object? time) => Shown.Time(time)?.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    /// <summary>What a change was about: its id, and the text of it.</summary>
    public static string Event(object? happened)
    {
        var shown = new Shown(happened);
        return $"{shown.Text(nameof(WorkspaceEvent.Id))} {shown.Text(nameof(WorkspaceEvent.Text))}".Trim();
    }

    /// <summary>The mission with its status and progress.</summary>
    public static string Mission(object? mission) => new Shown(mission) is { IsNull: false } shown
        ? $"{shown.Text("MissionId")} {shown.Text("Title")} ({View.Status(shown.Text("EffectiveStatus"))}, {View.ShortCounts(shown["Progress"])})"
        : "none";

    /// <summary>Features by what can be done with them.</summary>
    public static string Counts(object? counts)
    {
        var shown = new Shown(counts);
        return $"{shown.Number("Blocked")} blocked, {shown.Number("Ready")} ready, {shown.Number("Active")} active, {shown.Number("Review")} in review, {shown.Number("Done")} done";
    }

    /// <summary>Who has what.</summary>
    public static string Active(object? snapshot) => Some(new Shown(snapshot).Parts(nameof(ControlSnapshot.ActiveWork)).Select(static work =>
        $"{First(work.Text("FeatureId"), work.Text("HandoffId"), work.Text("Title"))} {View.Status(work.Text("Status"))} by {work.Text("Agent")}"));

    /// <summary>What waits for what.</summary>
    public static string Blocked(object? snapshot) => Some(new Shown(snapshot).Parts(nameof(ControlSnapshot.Features))
        .Where(static feature => feature.Items("BlockedBy").Count > 0 && feature.Text("Status") != FeatureStatus.Done)
        .Select(static feature => $"{feature.Text("FeatureId")} by {View.List(feature["BlockedBy"])}"));

    /// <summary>What can be started.</summary>
    public static string Ready(object? snapshot) => Some(new Shown(snapshot).Parts(nameof(ControlSnapshot.Features))
        .Where(static feature => feature["IsReady"] is true)
        .Select(static feature => feature.Text("FeatureId")));

    /// <summary>The handoffs that wait.</summary>
    public static string Handoffs(object? snapshot) => Some(new Shown(snapshot).Parts(nameof(ControlSnapshot.PendingHandoffs))
        .Select(static handoff => $"{handoff.Text("HandoffId")} {handoff.Text("Summary")}"));

    /// <summary>What happened last.</summary>
    public static string Latest(object? snapshot) => Some(new Shown(snapshot).Parts(nameof(ControlSnapshot.Timeline))
        .Select(static happened => $"{Clock(happened["Time"])} {happened.Text("Entity")} {happened.Text("Id")} {View.Status(happened.Text("To"))}"));

    /// <summary>What is wrong.</summary>
    public static string Checks(object? snapshot)
    {
        string[] failed = [.. new Shown(snapshot).Parts(nameof(ControlSnapshot.Checks)).Where(static check => check["Passed"] is not true).Select(static check => check.Text("Message"))];
        return failed.Length == 0 ? "all passed" : Some(failed);
    }

    /// <summary>The command to run next.</summary>
    public static string Next(object? snapshot) => Some(new Shown(snapshot).Parts(nameof(ControlSnapshot.NextSteps)).Select(static step => step.Text("Command")), 1);

    private static string First(params ReadOnlySpan<string> texts)
    {
        foreach (string text in texts)
        {
            if (text.Length > 0)
            {
                return text;
            }
        }

        return "";
    }

    private static string Some(IEnumerable<string> items, int most = MostItems)
    {
        string[] all = [.. items];
        return all.Length == 0 ? "none" : string.Join("; ", all.Take(most)) + (all.Length > most ? $"; and {all.Length - most} more" : "");
    }
}
