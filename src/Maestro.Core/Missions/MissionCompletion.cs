using Maestro.Kernel;

namespace Maestro.Missions;

/// <summary>What keeps a mission from being complete. Pure.</summary>
internal static class MissionCompletion
{
    /// <summary>What is open, in a sentence each, and how to go on; null when nothing is.</summary>
    /// <param name="state">The whole mission.</param>
    /// <param name="strict">True when a result without evidence does not count.</param>
    public static (string Message, string Hint)? Open(MissionState state, bool strict)
    {
        Assertion[] open = [.. state.Assertions.Where(each => each.IsOpen(strict))];
        string[] assertions = [.. open.Select(static each => each.AssertionId)];
        string[] features = [.. state.Features.Where(static each => each.Status != FeatureStatus.Done).Select(static each => each.FeatureId)];
        string[] milestones = [.. state.Milestones.Where(static each => each.Status != MilestoneStatus.Sealed).Select(static each => each.MilestoneId)];
        string[] parts =
        [
            .. Part(assertions, "open assertion"),
            .. Part(features, "feature", "not done"),
            .. Part(milestones, "milestone", "not sealed"),
        ];
        string hint = open.Length > 0 ? AssertionAdvice.Command(open[0])
            : features.Length > 0 ? CommandText.Of($"Get-MaestroFeature {features[0]} -MissionId {state.Mission.MissionId}")
            : milestones.Length > 0 ? CommandText.Of($"Complete-MaestroMilestone {milestones[0]} -MissionId {state.Mission.MissionId}")
            : "";
        return parts.Length == 0 ? null : ($"{string.Join("; ", parts)}.", hint);
    }

    /// <summary>The refusal to complete a mission in spite of what is open.</summary>
    public static MaestroException Refusal(Mission mission, (string Message, string Hint) open) =>
        new(ErrorCode.MissionIncomplete, $"The mission '{mission.MissionId}' can't be completed: {open.Message}", open.Hint, mission.MissionId);

    private static IEnumerable<string> Part(string[] ids, string noun, string? state = null)
    {
        if (ids.Length > 0)
        {
            yield return $"{Count.Of(ids.Length, noun)}{(state is null ? "" : $" {state}")} ({Display.List(ids)})";
        }
    }
}
