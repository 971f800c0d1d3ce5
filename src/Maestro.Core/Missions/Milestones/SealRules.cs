using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What stands against sealing a milestone, and how that is said: for the command, and for a whole state that something else leads to. Pure.</summary>
internal static class SealRules
{
    /// <summary>Why no milestone of the mission can be sealed; null when they can.</summary>
    public static MaestroException? Closed(Mission mission, string milestoneId) => mission.Status is MissionStatus.Draft or MissionStatus.Rejected
        ? new MaestroException(
            ErrorCode.MissionNotApproved,
            $"The mission '{mission.MissionId}' is {mission.Status}; its milestones can be sealed once it is approved.",
            mission.Status == MissionStatus.Draft ? CommandText.Of($"Approve-MaestroMission {mission.MissionId}") : null,
            milestoneId)
        : null;

    /// <summary>The assertions that hold a milestone open, which nothing overrides; null when there are none.</summary>
    public static MaestroException? Open(MissionState state, Milestone milestone) => milestone.OpenAssertionIds is [var first, ..] open
        ? new MaestroException(
            ErrorCode.MilestoneNotSealable,
            $"The milestone {QuotedText.Of(milestone.MilestoneId)} has {Count.Of(open.Count, "open assertion")}: {Display.List(open)}.",
            AssertionAdvice.Command(state.Assertions.First(assertion => assertion.AssertionId == first)),
            milestone.MilestoneId)
        : null;

    /// <summary>What is doubtful about a milestone that is sealed now, in a sentence each.</summary>
    public static IReadOnlyList<string> Doubts(MissionState state, Milestone milestone)
    {
        var doubts = new List<string>();
        string[] unproven = [.. state.Assertions.Where(each => each.MilestoneId == milestone.MilestoneId && each.IsUnproven).Select(static each => each.AssertionId)];
        if (unproven.Length > 0)
        {
            doubts.Add($"{Count.Of(unproven.Length, "assertion")} passed without evidence: {Display.List(unproven)}.");
        }

        if (milestone.OpenFeatureIds is { Count: > 0 } open)
        {
            doubts.Add($"The milestone {QuotedText.Of(milestone.MilestoneId)} has {Count.Of(open.Count, "feature")} that {Count.Are(open.Count)} not done: {Display.List(open)}.");
        }

        doubts.AddRange(milestone.FeatureIds
            .Where(id => !milestone.OpenFeatureIds.Contains(id))
            .Select(id => (Id: id, Open: FeatureParts.Open(id, state.Features)))
            .Where(static each => each.Open.Length > 0)
            .Select(static each => FeatureParts.Message(each.Id, each.Open)));

        string[] earlier = [.. state.Milestones.Where(each => each.Order < milestone.Order && each.Status != MilestoneStatus.Sealed).Select(static each => each.MilestoneId)];
        if (earlier.Length > 0)
        {
            doubts.Add($"{Count.Of(earlier.Length, "earlier milestone")} {Count.Are(earlier.Length)} not sealed: {Display.List(earlier)}.");
        }

        return doubts;
    }

    /// <summary>The refusal of doubts, where a doubt is an error.</summary>
    public static MaestroException NotSealable(IEnumerable<string> doubts, string milestoneId) =>
        new(ErrorCode.MilestoneNotSealable, string.Join(" ", doubts), "Get-MaestroMilestone shows what is open.", milestoneId);
}
