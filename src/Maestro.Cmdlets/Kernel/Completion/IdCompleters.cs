using System.Collections;
using Maestro.Kernel;
using Maestro.Missions;
using Maestro.Settings;

namespace Maestro.Commands;

/// <summary>Completes mission ids, newest first; the tooltip is the title.</summary>
internal sealed class MissionIdCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.Missions.Stored(feedback).Where(Fits).Select(static mission => (mission.MissionId, $"{mission.Title} ({mission.Status})"));

    private bool Fits(Mission mission) =>
        Is("Approve-MaestroMission") || Is("Deny-MaestroMission") ? mission.Status == MissionStatus.Draft
        : !Is("Set-MaestroMission") || !mission.IsFinished;
}

/// <summary>Completes the ids of missions in the archive, newest first; the tooltip is the title.</summary>
internal sealed class ArchivedMissionIdCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.Archive.Get(null, null, feedback).Select(static mission => (mission.MissionId, $"{mission.Title} ({mission.Status})"));
}

/// <summary>Completes feature ids; the tooltip is the title.</summary>
internal sealed class FeatureIdCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.Features.Get(new FeatureQuery { Missions = BoundMissions(bound), Features = Begun(word) }, feedback)
            .Where(Fits)
            .Select(static feature => (feature.FeatureId, $"{feature.Title} ({feature.Status})"));

    private bool Fits(Feature feature) =>
        Is("Start-MaestroFeature") ? feature.IsReady
        : Is("Stop-MaestroFeature") ? feature.Status is FeatureStatus.Assigned or FeatureStatus.InProgress
        : !Is("Set-MaestroFeature") || feature.Status != FeatureStatus.Done;
}

/// <summary>Completes milestone ids; the tooltip is the title.</summary>
internal sealed class MilestoneIdCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.Missions.Picked(BoundMissions(bound), feedback)
            .SelectMany(mission => mission.Milestones.Where(milestone => Fits(mission, milestone)))
            .Select(static milestone => (milestone.MilestoneId, milestone.Title));

    private bool Fits(Mission mission, Milestone milestone) =>
        !Is("Complete-MaestroMilestone") || mission.CompletedMilestoneIds?.Contains(milestone.MilestoneId) != true;
}

/// <summary>Completes assertion ids; the tooltip is what is promised.</summary>
internal sealed class AssertionIdCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.Assertions.Get(new AssertionQuery { Missions = BoundMissions(bound), Assertions = Begun(word) }, null, feedback)
            .Where(assertion => !Is("Set-MaestroAssertion") || !assertion.IsClosed)
            .Select(static assertion => (assertion.AssertionId, $"{assertion.Description} ({assertion.Result})"));
}

/// <summary>Completes checkpoint ids, newest first; the tooltip is the time and the note.</summary>
internal sealed class CheckpointIdCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        workspace.Checkpoints.Get(BoundMissions(bound), null, feedback)
            .Select(static checkpoint => (checkpoint.CheckpointId, $"{checkpoint.Timestamp.ToLocalTime():g} {checkpoint.Note}".TrimEnd()));
}

/// <summary>Completes the names of workflows.</summary>
internal sealed class WorkflowCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        WorkflowTemplates.Merge(workspace.Configuration.Settings.WorkflowTemplates).Select(static template => (template.Name, string.Join(" → ", template.Phases.Select(static phase => phase.Label))));
}

/// <summary>Completes the dotted keys of settings; the tooltip shows what each does.</summary>
internal sealed class ConfigurationKeyCompleter : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback) =>
        ConfigurationCatalog.All.Where(static known => !known.IsPattern && known.IsUsed).Select(static known => (known.Key, known.Description));
}
