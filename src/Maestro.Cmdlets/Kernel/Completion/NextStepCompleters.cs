using System.Collections;
using System.Management.Automation;
using Maestro.Kernel;
using Maestro.Missions;

namespace Maestro.Commands;

/// <summary>Completes a status by those that may follow now; by all where it is not known yet what is to change.</summary>
internal abstract class NextStepCompleter(StatusTransitions steps, string idParameter) : WorkspaceCompleter
{
    private protected override IEnumerable<(string Id, string Title)> WithoutWorkspace => steps.Words.Select(static word => (word, ""));

    private protected sealed override IEnumerable<(string Id, string Title)> Candidates(Workspace workspace, IDictionary bound, string word, IFeedback feedback)
    {
        IReadOnlyList<IdFilter>? ids = bound[idParameter] is { } given ? IdFilters.From(LanguagePrimitives.ConvertTo<string[]>(given)) : null;
        return ids is null
            ? WithoutWorkspace
            : Current(workspace, ids, bound, feedback).SelectMany(status => steps.From(status).Select(next => (next, $"{status} → {next}")));
    }

    /// <summary>The status of each record that is to change.</summary>
    private protected abstract IEnumerable<string> Current(Workspace workspace, IReadOnlyList<IdFilter> ids, IDictionary bound, IFeedback feedback);
}

/// <summary>Completes the next status of a feature.</summary>
internal sealed class FeatureStepCompleter() : NextStepCompleter(StatusTransitions.Feature, "FeatureId")
{
    private protected override IEnumerable<string> Current(Workspace workspace, IReadOnlyList<IdFilter> ids, IDictionary bound, IFeedback feedback) =>
        workspace.Features.Get(new FeatureQuery { Missions = BoundMissions(bound), Features = ids }, feedback).Select(static feature => feature.Status);
}

/// <summary>Completes the next result of an assertion.</summary>
internal sealed class AssertionStepCompleter() : NextStepCompleter(StatusTransitions.Assertion, "AssertionId")
{
    private protected override IEnumerable<string> Current(Workspace workspace, IReadOnlyList<IdFilter> ids, IDictionary bound, IFeedback feedback) =>
        workspace.Assertions.Get(new AssertionQuery { Missions = BoundMissions(bound), Assertions = ids }, null, feedback).Select(static assertion => assertion.Result);
}

/// <summary>Completes the next status of a mission.</summary>
internal sealed class MissionStepCompleter() : NextStepCompleter(StatusTransitions.Mission, "MissionId")
{
    private protected override IEnumerable<string> Current(Workspace workspace, IReadOnlyList<IdFilter> ids, IDictionary bound, IFeedback feedback) =>
        workspace.Missions.Picked(ids, feedback).Select(static mission => mission.Status);
}
