namespace Maestro;

/// <summary>What is sensible to type next, most useful first. Nothing here takes anything away.</summary>
internal static class SnapshotNextSteps
{
    public static IReadOnlyList<SnapshotStep> For(ControlSnapshot snapshot)
    {
        if (snapshot.WorkspacePath is null)
        {
            return
            [
                new("Initialize-MaestroWorkspace", "make this folder a workspace"),
                new("Test-MaestroEnvironment", "see what Maestro finds here"),
                new("Get-Help about_Maestro", "read what Maestro is"),
            ];
        }

        List<SnapshotStep> steps = [];
        if (snapshot.PendingHandoffs is [{ } handoff, ..])
            steps.Add(new($"Receive-MaestroHandoff {handoff.HandoffId} -Claim", "take over what another session left"));

        if (snapshot.Mission is { } mission)
            AddMission(steps, snapshot, mission);
        else
            AddHome(steps, snapshot);
        return steps;
    }

    private static void AddHome(List<SnapshotStep> steps, ControlSnapshot snapshot)
    {
        steps.Add(new("New-MaestroMission -Path plan.json", "start a mission from a plan"));
        steps.Add(new("Test-MaestroPlan -Path plan.json", "check a plan without starting"));
        if (snapshot.Missions.Count > 0)
            steps.Add(new("Get-MaestroMission", "look at the missions there are"));
        steps.Add(new("Get-Help about_Maestro", "read what Maestro is"));
    }

    private static void AddMission(List<SnapshotStep> steps, ControlSnapshot snapshot, SnapshotMission mission)
    {
        switch (mission.Status)
        {
            case MissionStatus.Draft:
                steps.Add(new($"Approve-MaestroMission {mission.MissionId}", "agree to the plan, so that work can begin"));
                return;
            case MissionStatus.Paused:
                steps.Add(new($"Set-MaestroMission {mission.MissionId} -Status executing", "go on with the mission"));
                return;
            case MissionStatus.Rejected or MissionStatus.Completed or MissionStatus.Failed:
                steps.Add(new("New-MaestroMission -Path plan.json", "start the next mission"));
                return;
        }

        if (snapshot.Features.FirstOrDefault(f => f.Phase == FeaturePhase.Review) is { } review)
            steps.Add(new($"Set-MaestroFeature {review.FeatureId} -Status done", "after judging what was done"));

        SnapshotMilestone? active = snapshot.Milestones.FirstOrDefault(m => m.IsActive);
        if (active is { Gate: GateState.Clear })
            steps.Add(new($"Complete-MaestroMilestone {Quoted(active.MilestoneId)}", "seal the milestone: nothing holds it open"));
        else if (active is { OpenFeatureIds: [], OpenAssertionIds: [{ } assertion, ..] })
            steps.Add(new($"Set-MaestroAssertion {Quoted(assertion)} -Result passed -Evidence '...'", "after checking that it holds"));

        if (snapshot.Features.FirstOrDefault(f => f.IsReady) is { } ready)
            steps.Add(new($"New-MaestroWorkerPrompt {ready.FeatureId}", $"brief a worker: {ready.WorkerType}"));

        if (active is null && snapshot.Milestones.Count > 0)
            steps.Add(new($"Set-MaestroMission {mission.MissionId} -Status {Following(mission.Status)}", "every milestone is sealed"));
    }

    /// <summary>An id as it can be typed: milestone and assertion ids may hold any text.</summary>
    private static string Quoted(string id) =>
        id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? id : $"'{id.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Following(string status) => status switch
    {
        MissionStatus.Approved => MissionStatus.Executing,
        MissionStatus.Executing => MissionStatus.Validating,
        _ => MissionStatus.Completed,
    };
}
