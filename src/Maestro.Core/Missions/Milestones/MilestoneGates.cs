namespace Maestro.Missions;

/// <summary>The gates of a mission: nothing behind one that is not sealed is ready to start.</summary>
internal sealed class MilestoneGates(Mission mission)
{
    private readonly Milestone[] _closed =
    [
        .. mission.Milestones
            .Where(milestone => milestone.Kind == MilestoneKind.Gate && !MilestoneDerivation.IsSealed(mission, milestone.MilestoneId))
            .OrderBy(static milestone => milestone.Order),
    ];

    /// <summary>The id of the first unsealed gate before a milestone, or null.</summary>
    public string? Before(string milestoneId) =>
        _closed.Length > 0 && mission.Milestones.FirstOrDefault(each => each.MilestoneId == milestoneId) is { } milestone && _closed[0].Order < milestone.Order
            ? _closed[0].MilestoneId
            : null;
}
