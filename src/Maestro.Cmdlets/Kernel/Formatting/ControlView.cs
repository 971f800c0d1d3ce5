using System.Globalization;
using Maestro.Control;
using Maestro.Kernel;

namespace Maestro.Commands;

/// <summary>What the views of snapshots and events show. Called by the format files alone; everything it returns is safe to print.</summary>
public static class ControlView
{
    private const int MostItems = 5;

    /// <summary>A time of day in the user's own zone.</summary>
    public static string Clock(DateTimeOffset time) => time.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The mission with its status and progress.</summary>
    public static string Mission(SnapshotMission? mission) => mission is null
        ? "none"
        : $"{mission.MissionId} {Display.Plain(mission.Title)} ({TerminalStyle.Status(mission.EffectiveStatus)}, {mission.Progress})";

    /// <summary>Features by what can be done with them.</summary>
    public static string Counts(SnapshotCounts counts) =>
        $"{counts.Blocked} blocked, {counts.Ready} ready, {counts.Active} active, {counts.Review} in review, {counts.Done} done";

    /// <summary>Who has what.</summary>
    public static string Active(ControlSnapshot snapshot) => Some(
        snapshot.ActiveWork.Select(static work => $"{Display.Plain(work.FeatureId ?? work.HandoffId ?? work.Title)} {TerminalStyle.Status(work.Status)} by {Display.Plain(work.Agent)}"));

    /// <summary>What waits for what.</summary>
    public static string Blocked(ControlSnapshot snapshot) => Some(
        snapshot.Features.Where(static feature => feature.BlockedBy.Count > 0 && feature.Status != FeatureStatus.Done)
            .Select(static feature => $"{feature.FeatureId} by {View.List(feature.BlockedBy)}"));

    /// <summary>What can be started.</summary>
    public static string Ready(ControlSnapshot snapshot) => Some(
        snapshot.Features.Where(static feature => feature.IsReady).Select(static feature => feature.FeatureId));

    /// <summary>The handoffs that wait.</summary>
    public static string Handoffs(ControlSnapshot snapshot) => Some(
        snapshot.PendingHandoffs.Select(static handoff => $"{handoff.HandoffId} {Display.Plain(handoff.Summary)}"));

    /// <summary>What happened last.</summary>
    public static string Latest(ControlSnapshot snapshot) => Some(
        snapshot.Timeline.Select(static happened => $"{Clock(happened.Time)} {happened.Entity} {Display.Plain(happened.Id)} {TerminalStyle.Status(happened.To)}"));

    /// <summary>What is wrong.</summary>
    public static string Checks(ControlSnapshot snapshot)
    {
        SnapshotCheck[] failed = [.. snapshot.Checks.Where(static check => !check.Passed)];
        return failed.Length == 0 ? "all passed" : Some(failed.Select(static check => Display.Plain(check.Message)));
    }

    /// <summary>What to type next.</summary>
    public static string Next(ControlSnapshot snapshot) => Some(snapshot.NextSteps.Select(static step => Display.Plain(step.Command)), 1);

    private static string Some(IEnumerable<string> items, int most = MostItems)
    {
        string[] all = [.. items];
        return all.Length == 0 ? "none" : string.Join("; ", all.Take(most)) + (all.Length > most ? $"; and {all.Length - most} more" : "");
    }
}
