using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Ports;

namespace Maestro.Handoffs;

/// <summary>Collects what a handoff contains by default: branch, changed files, plan document, active mission and feature.</summary>
internal sealed class HandoffCollection(MissionRepository missions, IGitReader git)
{
    private static readonly string[] ActiveMissions = [MissionStatus.Executing, MissionStatus.Validating, MissionStatus.Approved, MissionStatus.Paused];

    private static readonly string[] OpenFeatures = [FeatureStatus.Assigned, FeatureStatus.InProgress, FeatureStatus.Review, FeatureStatus.Pending];

    /// <summary>Collects. Nothing that can't be found out stops a handoff: it is a warning.</summary>
    /// <param name="folder">The absolute path of the folder the user is in.</param>
    /// <param name="planFile">The plan document in it, or null.</param>
    /// <param name="feedback">Where warnings go.</param>
    /// <param name="cancellationToken">Stops the look at the worktree.</param>
    public HandoffFacts Collect(string folder, string? planFile, IFeedback feedback, CancellationToken cancellationToken)
    {
        GitState? state = git.Read(folder, new GitReadOptions(), cancellationToken);
        if (state?.Notice is { } notice)
        {
            feedback.Warn(notice);
        }

        var lenient = new LenientFeedback(feedback);
        string? missionId = missions.All(lenient).FirstOrDefault(static mission => ActiveMissions.Contains(mission.Status))?.MissionId;
        string? featureId = null;
        if (missionId is not null)
        {
            // With several open features it is unknown which is meant.
            string[] open = [.. missions.Features(missionId, lenient).Where(static feature => OpenFeatures.Contains(feature.Status)).Select(static feature => feature.FeatureId).Take(2)];
            featureId = open.Length == 1 ? open[0] : null;
        }

        return new HandoffFacts
        {
            Branch = state?.Branch,
            ChangedFiles = [.. (state?.ChangedFiles ?? []).Select(static change => change.Path)],
            FilesTotal = state?.ChangedTotal,
            AreChangesUnknown = state is { Notice: not null, ChangedTotal: null },
            PlanFile = planFile,
            MissionId = missionId,
            FeatureId = featureId,
        };
    }

    private sealed class LenientFeedback(IFeedback feedback) : IFeedback
    {
        public void Problem(MaestroException problem) => feedback.Warn(problem.Message);

        public void Warn(string message) => feedback.Warn(message);
    }
}
