using System.Globalization;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>What the views show. Called by the format files alone; everything it returns is safe to print.</summary>
public static class View
{
    /// <summary>One line of text from a plan, an agent or a file, without anything that could act on the terminal.</summary>
    public static string Text(string? text) => text is null ? "" : Display.Plain(text);

    /// <summary>A status word in its colour.</summary>
    public static string Status(string? status) => status is null ? "" : TerminalStyle.Status(Display.Plain(status));

    /// <summary>What the message of a mission's check adds to the status that stands beside it.</summary>
    public static string BesideStatus(MissionCheck check)
    {
        string status = $"is {check.Status}";
        return Display.Plain(check.Message.StartsWith(status, StringComparison.Ordinal) ? check.Message[status.Length..].TrimStart(',', ':', ' ') : check.Message);
    }

    /// <summary>A list on one line.</summary>
    public static string List(IEnumerable<string>? items) => items is null ? "" : string.Join(", ", items.Select(Display.Plain));

    /// <summary>A time in the user's own zone, to the second.</summary>
    public static string Time(DateTimeOffset? time) => time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Done and all features: <c>1/2</c>.</summary>
    public static string Progress(Progress progress) => $"{progress.FeaturesDone}/{progress.FeaturesTotal}";

    /// <summary>Closed and all assertions: <c>0/1</c>.</summary>
    public static string Asserted(Progress progress) => $"{progress.AssertionsDone}/{progress.AssertionsTotal}";

    /// <summary>Both, with per cent.</summary>
    public static string Counts(Progress progress) =>
        $"{progress.FeaturesDone}/{progress.FeaturesTotal} features ({progress.FeaturePercent}%), {progress.AssertionsDone}/{progress.AssertionsTotal} assertions ({progress.AssertionPercent}%)";

    /// <summary>A mission's milestones, the sealed ones marked.</summary>
    public static string Milestones(Mission mission) => string.Join(", ", mission.Milestones
        .OrderBy(static milestone => milestone.Order)
        .Select(milestone => MilestoneDerivation.IsSealed(mission, milestone.MilestoneId)
            ? $"{Display.Plain(milestone.MilestoneId)} (sealed)"
            : Display.Plain(milestone.MilestoneId)));

    /// <summary>A checkpoint's done and all features.</summary>
    public static string Features(Checkpoint checkpoint) =>
        $"{checkpoint.FeatureStatuses.Values.Count(static status => status == FeatureStatus.Done)}/{checkpoint.FeatureStatuses.Count}";

    /// <summary>A checkpoint's closed and all assertions.</summary>
    public static string Assertions(Checkpoint checkpoint) =>
        $"{checkpoint.AssertionResults.Values.Count(AssertionResult.IsClosed)}/{checkpoint.AssertionResults.Count}";

    /// <summary>Who has had a handoff, oldest first, and why it came back.</summary>
    public static string Trail(IEnumerable<HandoffHolder>? trail) => trail is null ? "" : string.Join("; ", trail.Select(static holder =>
        Display.Plain(holder.Agent)
        + (holder.PickedUpAt is null ? "" : $" from {Time(holder.PickedUpAt)}")
        + (holder.ReturnedAt is null ? "" : $" to {Time(holder.ReturnedAt)}")
        + (holder.Reason is null ? "" : $" ({Display.Plain(holder.Reason)})")));

    /// <summary>A handoff's files, and how many there were where not all are listed.</summary>
    public static string Files(Handoff handoff) =>
        handoff.FilesTotal is { } total ? $"{List(handoff.Files)} (of {total})" : List(handoff.Files);

    /// <summary>How sure the writer is: <c>work 0.9, summary 0.75</c>.</summary>
    public static string Score(ConfidenceScore? score) => score is null ? "" : string.Join(", ", new[]
    {
        score.Work is { } work ? string.Create(CultureInfo.InvariantCulture, $"work {work}") : null,
        score.Summary is { } summary ? string.Create(CultureInfo.InvariantCulture, $"summary {summary}") : null,
    }.Where(static part => part is not null));

    /// <summary>What a content refers to.</summary>
    public static string References(MaestroReferences? references) => references is null ? "" : List(new[]
    {
        references.MissionId, references.FeatureId, references.MilestoneId, references.PlanPath, references.SpecPath,
    }.OfType<string>());
}
