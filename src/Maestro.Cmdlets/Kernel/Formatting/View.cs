using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>What the views show. Called by the format files alone; everything it returns is safe to print.</summary>
public static partial class View
{
    /// <summary>One line of text from a plan, an agent or a file, without anything that could act on the terminal.</summary>
    public static string Text(string? text) => text is null ? "" : Display.Plain(text);

    /// <summary>A command as it is typed where the output is read: in another shell, one of the module's begins with <c>maestro</c>.</summary>
    public static string Command(string? command) =>
        AppContext.TryGetSwitch("Maestro.TypedInShell", out bool isShell) && isShell && command is not null && Cmdlet().IsMatch(command) ? $"maestro {Text(command)}" : Text(command);

    [GeneratedRegex("^[A-Z][a-z]+-Maestro[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Cmdlet();

    /// <summary>A status word in its colour.</summary>
    public static string Status(string? status) => status is null ? "" : TerminalStyle.Status(Display.Plain(status));

    /// <summary>What the message of a mission's check adds to the status that stands beside it.</summary>
    public static string BesideStatus(object? check)
    {
        string message = new Shown(check).Text(nameof(MissionCheck.Message));
        string status = $"is {new Shown(check).Text(nameof(MissionCheck.Status))}";
        return message.StartsWith(status, StringComparison.Ordinal) ? message[status.Length..].TrimStart(',', ':', ' ') : message;
    }

    /// <summary>A list on one line.</summary>
    public static string List(object? items) => string.Join(", ", Shown.Items(items).Select(Shown.Plain));

    /// <summary>A list on one line, as much of it as a column holds.</summary>
    public static string Few(object? items, int length = 24) => ColumnText.Cut(List(items), length);

    /// <summary>Ids in a column: all of them where the room is unlimited, else the first, whole, and how many more there are.</summary>
    public static string Ids(object? items) => Shown.Items(items) is [var first, _, ..] all && ColumnText.IsLimited ? $"{Shown.Plain(first)} +{all.Count - 1}" : List(items);

    /// <summary>A text of which a column holds only the beginning.</summary>
    public static string Beginning(object? text, int length) => ColumnText.Cut(Shown.Plain(text), length);

    /// <summary>A prompt, in which what would act on the terminal is shown by its number.</summary>
    public static string Prompt(string? text) => text is null ? "" : Display.Visible(text);

    /// <summary>A path in a column: below the user's own folder with <c>~</c>, unless the room is unlimited.</summary>
    public static string Path(object? path)
    {
        string text = Shown.Plain(path);
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return ColumnText.IsLimited && home.Length > 1 && text.StartsWith(home, StringComparison.Ordinal) && text.Length > home.Length && text[home.Length] is '/' or '\\'
            ? $"~{text[home.Length..]}"
            : text;
    }

    /// <summary>The name of an agent, a session or a person in a column.</summary>
    public static string Name(object? name) => Beginning(name, ColumnText.NameLength);

    /// <summary>Who works on a feature, or who is to.</summary>
    public static string Worker(object? feature)
    {
        var shown = new Shown(feature);
        return Name(shown.Text(nameof(Feature.Holder)) is { Length: > 0 } holder ? holder : shown.Text(nameof(Feature.WorkerType)));
    }

    /// <summary>A time in the user's own zone, to the second.</summary>
    public static string Time(object? time) => Shown.Time(time)?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A time in a column: without the year, unless the room is unlimited.</summary>
    public static string Moment(object? time) => ColumnText.IsLimited ? Shown.Time(time)?.ToLocalTime().ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "" : Time(time);

    /// <summary>A duration to the second, or to the day where it is long: <c>00:07:30</c>, <c>3d 04h</c>.</summary>
    public static string Duration(object? time) => (time is PSObject wrapped ? wrapped.BaseObject : time) is TimeSpan span
        ? span.ToString(span.Duration() < TimeSpan.FromDays(1) ? @"hh\:mm\:ss" : @"d'd 'hh'h'", CultureInfo.InvariantCulture)
        : "";

    /// <summary>The statuses that a feature has had, with how long and by whom.</summary>
    public static string Periods(object? periods) => string.Join(", ", Shown.Items(periods).Select(static item => new Shown(item)).Select(static period =>
        $"{period.Text(nameof(FeatureStatusPeriod.Status))} {Duration(period[nameof(FeatureStatusPeriod.Duration)])}{(period.Text(nameof(FeatureStatusPeriod.By)) is { Length: > 0 } by ? $" ({by})" : "")}"));

    /// <summary>Who held a feature before, oldest first, and how that ended.</summary>
    public static string Claims(object? trail) => string.Join("; ", Shown.Items(trail).Select(static item => new Shown(item)).Select(static claim =>
        claim.Text(nameof(FeatureClaim.Holder))
        + Named(" from ", Time(claim[nameof(FeatureClaim.Since)]))
        + Named(" to ", Time(claim[nameof(FeatureClaim.EndedAt)]))
        + Named(": ", claim.Text(nameof(FeatureClaim.Outcome)))
        + (claim.Text(nameof(FeatureClaim.Reason)) is { Length: > 0 } reason ? $" ({reason})" : "")));

    /// <summary>Done and all features: <c>1/2</c>.</summary>
    public static string Progress(object? progress) => OutOf(progress, "Features");

    /// <summary>Closed and all assertions: <c>0/1</c>.</summary>
    public static string Asserted(object? progress) => OutOf(progress, "Assertions");

    /// <summary>Both, with per cent.</summary>
    public static string Counts(object? progress)
    {
        var counts = new Shown(progress);
        return IsUnknown(counts) ? MissionState.Unknown : $"{OutOf(progress, "Features")} features ({counts.Number("FeaturePercent")}%), {OutOf(progress, "Assertions")} assertions ({counts.Number("AssertionPercent")}%)";
    }

    /// <summary>Both, in short.</summary>
    public static string ShortCounts(object? progress) => IsUnknown(new Shown(progress)) ? MissionState.Unknown : $"{OutOf(progress, "Features")} features, {OutOf(progress, "Assertions")} assertions";

    /// <summary>A mission's milestones, the sealed ones marked.</summary>
    public static string Milestones(object? mission)
    {
        var shown = new Shown(mission);
        string[] sealedIds = [.. shown.Items(nameof(Mission.CompletedMilestoneIds)).Select(Shown.Plain)];
        return string.Join(", ", shown.Parts(nameof(Mission.Milestones))
            .OrderBy(static milestone => milestone.Number(nameof(Milestone.Order)))
            .Select(static milestone => milestone.Text(nameof(Milestone.MilestoneId)))
            .Select(id => sealedIds.Contains(id) ? $"{id} (sealed)" : id));
    }

    /// <summary>A checkpoint's done and all features.</summary>
    public static string Features(object? checkpoint) => OutOf(checkpoint, nameof(Checkpoint.FeatureStatuses), static status => status == FeatureStatus.Done);

    /// <summary>A checkpoint's closed and all assertions.</summary>
    public static string Assertions(object? checkpoint) => OutOf(checkpoint, nameof(Checkpoint.AssertionResults), AssertionResult.IsClosed);

    /// <summary>Who has had a handoff, oldest first, and why it came back.</summary>
    public static string Trail(object? trail) => string.Join("; ", Shown.Items(trail).Select(static item => new Shown(item)).Select(static holder =>
        holder.Text(nameof(HandoffHolder.Agent))
        + Named(" from ", Time(holder[nameof(HandoffHolder.PickedUpAt)]))
        + Named(" to ", Time(holder[nameof(HandoffHolder.ReturnedAt)]))
        + (holder.Text(nameof(HandoffHolder.Reason)) is { Length: > 0 } reason ? $" ({reason})" : "")));

    /// <summary>A handoff's files, and how many there were where not all are listed.</summary>
    public static string Files(object? handoff)
    {
        var shown = new Shown(handoff);
        return List(shown[nameof(Handoff.Files)]) + (shown[nameof(Handoff.FilesTotal)] is { } total ? $" (of {total})" : "");
    }

    /// <summary>How sure the writer is: <c>work 0.9, summary 0.75</c>.</summary>
    public static string Score(object? score) => string.Join(", ", ((string[])[nameof(ConfidenceScore.Work), nameof(ConfidenceScore.Summary)])
        .Select(name => Named($"{name.ToLowerInvariant()} ", new Shown(score).Text(name)))
        .Where(static part => part.Length > 0));

    /// <summary>What a content refers to.</summary>
    public static string References(object? references) => string.Join(", ", ((string[])
        [
            nameof(MaestroReferences.MissionId), nameof(MaestroReferences.FeatureId), nameof(MaestroReferences.MilestoneId), nameof(MaestroReferences.PlanPath),
            nameof(MaestroReferences.SpecPath),
        ])
        .Select(name => new Shown(references).Text(name))
        .Where(static part => part.Length > 0));

    private static bool IsUnknown(Shown progress) => progress[nameof(Maestro.Progress.IsUnknown)] is true;

    private static string OutOf(object? progress, string what) =>
        new Shown(progress) is not { IsNull: false } counts ? "" : IsUnknown(counts) ? MissionState.Unknown : $"{counts.Number($"{what}Done")}/{counts.Number($"{what}Total")}";

    private static string OutOf(object? checkpoint, string words, Func<string, bool> isDone)
    {
        string[] all = new Shown(checkpoint)[words] is IDictionary map ? [.. map.Values.Cast<object?>().Select(Shown.Plain)] : [];
        return $"{all.Count(isDone)}/{all.Length}";
    }

    private static string Named(string name, string value) => value.Length == 0 ? "" : name + value;
}
