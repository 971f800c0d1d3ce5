using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Control;

/// <summary>What is sensible to type next, most useful first. Nothing here takes anything away. Pure.</summary>
internal static class NextSteps
{
    private static readonly SnapshotStep About = new("Get-Help about_Maestro", "learn about Maestro");
    private static readonly SnapshotStep Handoff = new("Receive-MaestroHandoff -Claim", "claim the oldest pending handoff");
    private static readonly SnapshotStep NewMission = new("New-MaestroMission -Path plan.json", "start a mission from a plan");

    /// <summary>Where files are damaged.</summary>
    public static SnapshotStep Repair { get; } = new("Test-MaestroEnvironment", "find what is damaged and how to repair it");

    /// <summary>Where there is no workspace.</summary>
    public static IReadOnlyList<SnapshotStep> OutsideWorkspace { get; } =
    [
        new("Initialize-MaestroWorkspace", "create a workspace in this folder"),
        new("Test-MaestroEnvironment", "check this environment"),
        About,
    ];

    /// <summary>Where no mission is looked at.</summary>
    public static IEnumerable<SnapshotStep> WithoutMission(bool hasMissions)
    {
        yield return NewMission;
        yield return new SnapshotStep("Test-MaestroPlan -Path plan.json", "check a plan without creating a mission");
        if (hasMissions)
        {
            yield return new SnapshotStep("Get-MaestroMission", "list all missions");
        }

        yield return About;
    }

    /// <summary>For a whole workspace.</summary>
    /// <param name="open">The missions that are not finished, each with the first feature that can be started, if any.</param>
    /// <param name="hasMissions">True when there are missions at all.</param>
    /// <param name="hasPendingHandoffs">True when a handoff waits.</param>
    /// <param name="mayMove">True for a feature that the reader can take to its next status; null where the reader is unknown.</param>
    public static IEnumerable<SnapshotStep> All(
        IReadOnlyList<(MissionState State, Feature? Ready)> open,
        bool hasMissions,
        bool hasPendingHandoffs,
        Func<Feature, bool>? mayMove = null)
    {
        if (hasPendingHandoffs)
        {
            yield return Handoff;
        }

        foreach (SnapshotStep step in open.SelectMany(mission => OfMission(mission.State, mission.Ready, open.Count > 1, mayMove)))
        {
            yield return step;
        }

        if (open.Count == 0)
        {
            foreach (SnapshotStep step in WithoutMission(hasMissions))
            {
                yield return step;
            }
        }
    }

    /// <summary>For a mission.</summary>
    /// <param name="state">The mission with all that follows from its files.</param>
    /// <param name="ready">The first feature that can be started, if any.</param>
    /// <param name="mustName">True when what is to be typed has to name the mission.</param>
    /// <param name="mayMove">True for a feature that the reader can take to its next status; null where the reader is unknown.</param>
    public static IEnumerable<SnapshotStep> OfMission(MissionState state, Feature? ready, bool mustName, Func<Feature, bool>? mayMove = null) => state.Mission.Status switch
    {
        MissionStatus.Draft => [new(CommandText.Of($"Approve-MaestroMission {state.Mission.MissionId}"), "approve the plan so that work can begin")],
        MissionStatus.Paused => [new(CommandText.Of($"Set-MaestroMission {state.Mission.MissionId} -Status executing"), "resume the mission")],
        MissionStatus.Rejected or MissionStatus.Completed or MissionStatus.Failed => [NewMission with { Reason = "start the next mission" }],
        _ => Running(state, ready, mustName, mayMove ?? (static _ => true)).Distinct(),
    };

    /// <summary>What answers a question.</summary>
    public static string Answer(FeatureQuestion question, bool mustName) =>
        CommandText.InMission($"Set-MaestroFeature {question.FeatureId} -Answer '<the answer>'", question.MissionId, mustName);

    /// <summary>The one command to show in a workspace's status.</summary>
    /// <param name="open">The missions that are not finished, each with the first feature that can be started, if any.</param>
    /// <param name="canClaim">True when a handoff waits that the reader can claim.</param>
    /// <param name="mayMove">True for a feature that the reader can take to its next status.</param>
    public static string First(IReadOnlyList<(MissionState State, Feature? Ready)> open, bool canClaim, Func<Feature, bool> mayMove)
    {
        if (open.Count == 0)
        {
            return NewMission.Command;
        }

        if (open.FirstOrDefault(static mission => mission.State.Mission.Status == MissionStatus.Draft) is { State: { } draft })
        {
            return OfMission(draft, null, open.Count > 1).First().Command;
        }

        return canClaim
            ? Handoff.Command
            : open.SelectMany(mission => OfMission(mission.State, mission.Ready, open.Count > 1, mayMove)).FirstOrDefault()?.Command
                ?? (open.Any(mission => mission.State.Features.Any(feature => !mayMove(feature))) ? "Get-MaestroFeature" : "Test-MaestroMission");
    }

    private static IEnumerable<SnapshotStep> Running(MissionState state, Feature? ready, bool mustName, Func<Feature, bool> mayMove)
    {
        string missionId = state.Mission.MissionId;
        IReadOnlyList<Assertion> assertions = state.Assertions;
        if (state.Features.FirstOrDefault(static feature => feature.Status == FeatureStatus.Review) is { } review
            && assertions.FirstOrDefault(assertion => assertion.FeatureId == review.FeatureId && !assertion.IsClosed) is { } unproven)
        {
            yield return Advance(unproven, mustName);
        }

        if (state.Features.FirstOrDefault(feature => feature.Status == FeatureStatus.Review && mayMove(feature)) is { } judged)
        {
            yield return new SnapshotStep(CommandText.InMission($"Set-MaestroFeature {judged.FeatureId} -Status done", missionId, mustName), "after reviewing the work");
        }

        Milestone? active = state.Milestones.FirstOrDefault(static milestone => milestone.IsActive);
        if (active is { OpenFeatureIds.Count: 0 })
        {
            yield return assertions.FirstOrDefault(assertion => assertion.MilestoneId == active.MilestoneId && !assertion.IsClosed) is { } open
                ? Advance(open, mustName)
                : new SnapshotStep(CommandText.InMission($"Complete-MaestroMilestone {active.MilestoneId}", missionId, mustName), "seal the milestone: everything is closed");
        }

        if (ready is not null)
        {
            yield return new SnapshotStep(CommandText.InMission($"New-MaestroWorkerPrompt {ready.FeatureId}", missionId, mustName), $"brief a worker: {ready.WorkerType}");
        }

        if (state.Features.FirstOrDefault(feature => feature.Status is FeatureStatus.Assigned or FeatureStatus.InProgress && mayMove(feature)) is { } begun)
        {
            yield return begun.Status == FeatureStatus.Assigned
                ? new SnapshotStep(CommandText.InMission($"Start-MaestroFeature {begun.FeatureId}", missionId, mustName), "when the work begins")
                : new SnapshotStep(CommandText.InMission($"Set-MaestroFeature {begun.FeatureId} -Status review", missionId, mustName), "when the work is done");
        }

        if (active is null && state.Milestones.Count > 0 && Following(state) is { } status)
        {
            yield return new SnapshotStep(CommandText.Of($"Set-MaestroMission {missionId} -Status {status}"), "every milestone is sealed");
        }
    }

    private static SnapshotStep Advance(Assertion assertion, bool mustName) => new(
        AssertionAdvice.Command(assertion, mustName),
        assertion.Result == AssertionResult.Pending ? "after verifying it" : $"it is {assertion.Result}: reopen it once that is fixed");

    // A mission is completed when nothing in it is open.
    private static string? Following(MissionState state) => state.Mission.Status switch
    {
        MissionStatus.Approved => MissionStatus.Executing,
        MissionStatus.Executing => MissionStatus.Validating,
        _ => MissionCompletion.Open(state, strict: false) is null ? MissionStatus.Completed : null,
    };
}
