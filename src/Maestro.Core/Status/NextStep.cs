namespace Maestro;

/// <summary>Which command is most likely the next one. Pure.</summary>
internal static class NextStep
{
    public static string Of(IReadOnlyList<MissionState> open, IReadOnlyList<string> pendingHandoffs)
    {
        if (open.Count == 0)
        {
            return "New-MaestroMission -Path plan.json";
        }

        if (open.FirstOrDefault(static state => state.Mission.Status == MissionStatus.Draft) is { } draft)
        {
            return $"Approve-MaestroMission {draft.Mission.MissionId}";
        }

        if (pendingHandoffs.Count > 0)
        {
            return "Receive-MaestroHandoff -Claim";
        }

        foreach (MissionState state in open)
        {
            if (OfMission(state) is { } step)
            {
                return step;
            }
        }

        return "Test-MaestroMission";
    }

    private static string? OfMission(MissionState state)
    {
        Feature? Find(Func<Feature, bool> wanted) => state.Features.FirstOrDefault(wanted);
        if (Find(static feature => feature.Status == FeatureStatus.Review) is { } review)
        {
            string? open = state.Assertions.FirstOrDefault(assertion => assertion.FeatureId == review.FeatureId && !assertion.IsClosed)?.AssertionId;
            return open is null ? $"Set-MaestroFeature {review.FeatureId} -Status done" : $"Set-MaestroAssertion {open} -Result passed -Evidence '…'";
        }

        if (Find(static feature => feature.IsReady) is { } ready)
        {
            return $"New-MaestroWorkerPrompt {ready.FeatureId}";
        }

        if (Find(static feature => feature.Status is FeatureStatus.Assigned or FeatureStatus.InProgress) is { } active)
        {
            return $"Set-MaestroFeature {active.FeatureId} -Status {(active.Status == FeatureStatus.Assigned ? FeatureStatus.InProgress : FeatureStatus.Review)}";
        }

        if (state.Milestones.FirstOrDefault(static milestone => milestone.Status != MilestoneStatus.Sealed) is { } milestone)
        {
            return milestone.OpenAssertionIds.Count == 0
                ? $"Complete-MaestroMilestone {milestone.MilestoneId}"
                : $"Set-MaestroAssertion {milestone.OpenAssertionIds[0]} -Result passed -Evidence '…'";
        }

        return state.Mission.Status switch
        {
            MissionStatus.Executing => $"Set-MaestroMission {state.Mission.MissionId} -Status validating",
            MissionStatus.Validating => $"Set-MaestroMission {state.Mission.MissionId} -Status completed",
            _ => null,
        };
    }
}
