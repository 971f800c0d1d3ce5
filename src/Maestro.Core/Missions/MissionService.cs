using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Reads, makes and changes missions.</summary>
internal sealed class MissionService(
    IStateStore store,
    MissionRepository missions,
    MissionSelection selection,
    TimeProvider clock,
    Func<MaestroSettings> settings)
{
    /// <summary>Missions with progress and effective status, newest first; without a filter all of them.</summary>
    public IEnumerable<Mission> Get(IReadOnlyList<IdFilter>? filters, IReadOnlyCollection<string>? statuses, IFeedback feedback)
    {
        IEnumerable<Mission> picked = filters is null or { Count: 0 } ? missions.All(feedback) : selection.Matching(filters, feedback);
        foreach (Mission mission in picked)
        {
            if (statuses is null or { Count: 0 } || statuses.Contains(mission.Status, StringComparer.OrdinalIgnoreCase))
            {
                yield return missions.Load(mission, feedback).Mission;
            }
        }
    }

    /// <summary>All missions as stored, newest first: nothing but the mission files is read.</summary>
    public IEnumerable<Mission> Stored(IFeedback feedback) => missions.All(feedback);

    /// <summary>The missions that filters pick, as stored; without a filter those that are not finished.</summary>
    public IEnumerable<Mission> Picked(IReadOnlyList<IdFilter>? filters, IFeedback feedback) => selection.Matching(filters, feedback);

    /// <summary>The mission of an id, as stored.</summary>
    public Mission Named(string missionId) => selection.Named(missionId);

    /// <summary>A mission with all that belongs to it.</summary>
    public MissionState Load(string missionId, IFeedback feedback) => missions.Load(selection.Named(missionId), feedback);

    /// <summary>The missions that filters pick, with all that belongs to them; without a filter those that are not finished.</summary>
    public IEnumerable<MissionState> States(IReadOnlyList<IdFilter>? filters, IFeedback feedback) =>
        selection.Matching(filters, feedback).Select(mission => missions.Load(mission, feedback));

    /// <summary>True when a command has to name the mission: it is finished, or not the only open one.</summary>
    public bool MustBeNamed(Mission mission) => mission.IsFinished || missions.All(NoFeedback.Instance).Count(static each => !each.IsFinished) > 1;

    /// <summary>What a plan would become.</summary>
    /// <param name="plan">The plan.</param>
    public Change<MissionState> DecideCreate(MissionPlan plan)
    {
        PlannedMission made = plan.ToMission(NextId(settings().HasUniqueIds), clock.GetUtcNow());
        return new Change<MissionState>(store, plan.Title, "Make a mission", MissionState.Derive(made.Mission, made.Features, made.Assertions))
        {
            Writes = Writes(made),
        };
    }

    private string NextId(bool unique) => SequencedId.Next(missions.Ids(), SequencedId.Today(clock), unique);

    private static List<StateWrite> Writes(PlannedMission made)
    {
        string id = made.Mission.MissionId;
        var writes = new List<StateWrite>(made.Features.Count + 2)
        {
            new(StatePaths.Mission(id), StateJson.Write(made.Mission, StateJsonContext.Default.Mission)),
        };
        writes.AddRange(made.Features.Select(feature =>
            new StateWrite(StatePaths.Feature(id, feature.FeatureId), StateJson.Write(feature, StateJsonContext.Default.Feature))));
        if (made.Assertions.Count > 0)
        {
            var list = new AssertionList { Assertions = made.Assertions };
            writes.Add(new StateWrite(StatePaths.Assertions(id), StateJson.Write(list, StateJsonContext.Default.AssertionList)));
        }

        return writes;
    }

    /// <summary>What an update would do, without doing it.</summary>
    /// <exception cref="MaestroException">NothingToChange, TransitionNotAllowed, MissionIncomplete, and those of finding the mission.</exception>
    public Change<MissionChange> Decide(MissionUpdate update, IFeedback feedback)
    {
        if (update is { Status: null, Title: null, Description: null })
        {
            throw new MaestroException(ErrorCode.NothingToChange, "Nothing was given to change.", "Use -Status, -Title or -Description.", update.MissionId);
        }

        Mission mission = selection.ForChange(update.MissionId, null, null, static _ => true, feedback);
        var warnings = new List<string>();
        Mission after = mission with
        {
            Title = update.Title ?? mission.Title,
            Description = update.Description ?? mission.Description,
            UpdatedAt = clock.GetUtcNow(),
        };
        if (update.Status is { } status)
        {
            RequireStep(mission, status, update.AllowSameStatus);
            CheckComplete(mission, status, update.Strict, warnings, feedback);
            after = after.MoveTo(status, after.UpdatedAt);
        }

        return new Change<MissionChange>(store, mission.MissionId, Action(update), new MissionChange(mission, after))
        {
            Warnings = warnings,
            Writes = [new StateWrite(StatePaths.Mission(after.MissionId), StateJson.Write(after, StateJsonContext.Default.Mission))],
        };
    }

    private static string Action(MissionUpdate update) => update switch
    {
        { Status: null } => "Change title or description",
        { AllowSameStatus: false, Status: MissionStatus.Approved } => "Approve",
        { AllowSameStatus: false, Status: MissionStatus.Rejected } => "Reject",
        _ => $"Set status to {update.Status}",
    };

    private static void RequireStep(Mission mission, string status, bool allowSame)
    {
        if (mission.Status == status && !allowSame)
        {
            throw new MaestroException(
                ErrorCode.TransitionNotAllowed,
                $"The mission '{mission.MissionId}' is {status} already.",
                CommandText.Of($"Get-MaestroMission {mission.MissionId}"),
                mission.MissionId);
        }

        StatusTransitions.Mission.Require(mission.MissionId, mission.Status, status);
    }

    private void CheckComplete(Mission mission, string status, bool strict, List<string> warnings, IFeedback feedback)
    {
        if (status != MissionStatus.Completed || mission.Status == status)
        {
            return;
        }

        Assertion[] open = [.. missions.Load(mission, feedback).Assertions.Where(static assertion => !assertion.IsClosed)];
        if (open.Length == 0)
        {
            return;
        }

        string message = $"The mission '{mission.MissionId}' has {Count.Of(open.Length, "open assertion")}: {Display.List([.. open.Select(static assertion => assertion.AssertionId)])}.";
        if (strict || settings().Strict)
        {
            throw new MaestroException(ErrorCode.MissionIncomplete, message, AssertionAdvice.Command(open[0]), mission.MissionId);
        }

        warnings.Add(message);
    }
}
