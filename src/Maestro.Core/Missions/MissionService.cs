using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Reads, makes and changes missions.</summary>
internal sealed class MissionService(
    IStateStore store,
    MissionRepository missions,
    MissionSelection selection,
    ProofRepository proofs,
    TimeProvider clock,
    Func<MaestroSettings> settings)
{
    private readonly MissionOverrides _overrides = new(store);
    private readonly PlanUse _plans = new(store, missions, clock);

    /// <summary>Missions with progress and effective status, newest first; without a filter all of them.</summary>
    public IEnumerable<Mission> Get(IReadOnlyList<IdFilter>? filters, IReadOnlyCollection<string>? statuses, IFeedback feedback)
    {
        IEnumerable<Mission> picked = filters is null or { Count: 0 } ? missions.All(feedback) : selection.Matching(filters, feedback);
        foreach (OtherRecordNotice notice in filters is null or { Count: 0 } ? missions.Others(feedback) : [])
        {
            feedback.Warn(notice.Message);
        }

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

    /// <summary>What something else is narrowed to: the id in full.</summary>
    public string Narrowing(string missionId) => selection.Narrowing(missionId);

    /// <summary>What was found in missions.</summary>
    /// <exception cref="MaestroException">MissionNotFound: nothing was found, and one of the missions does not exist.</exception>
    public IEnumerable<T> Narrowed<T>(IEnumerable<T> found, params IEnumerable<string> missionIds)
    {
        bool isAny = false;
        foreach (T item in found)
        {
            isAny = true;
            yield return item;
        }

        if (!isAny && missionIds.Select(selection.WrongNarrowing).FirstOrDefault(static wrong => wrong is not null) is { } wrong)
        {
            throw wrong;
        }
    }

    /// <summary>A mission with all that belongs to it.</summary>
    public MissionState Load(string missionId, IFeedback feedback) => missions.Load(selection.Named(missionId), feedback);

    /// <summary>The missions that filters pick, with all that belongs to them; without a filter those that are not finished. One of which a file is missing or damaged is a problem.</summary>
    public IEnumerable<MissionState> States(IReadOnlyList<IdFilter>? filters, IFeedback feedback) =>
        selection.Matching(filters, feedback).Select(mission => missions.TryLoadWhole(mission, feedback)).OfType<MissionState>();

    /// <summary>True when a command has to name the mission: it is finished, or not the only open one.</summary>
    public bool MustBeNamed(Mission mission) => mission.IsFinished || missions.All(NoFeedback.Instance).Count(static each => !each.IsFinished) > 1;

    /// <summary>What a plan would become.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="importProgress">True to take over how far the plan says the work is.</param>
    /// <param name="force">True to make another mission from a plan that was used already.</param>
    /// <exception cref="MaestroException">PlanAlreadyUsed.</exception>
    public Change<MissionState> DecideCreate(MissionPlan plan, bool importProgress = false, bool force = false)
    {
        IReadOnlyList<string> unknown = [];
        if (!force)
        {
            (PlanUser? used, unknown) = _plans.Find(plan);
            if (used is not null)
            {
                throw AlreadyUsed(used);
            }
        }

        PlannedMission made = plan.ToMission(missions.NextId(clock, settings().HasUniqueIds), clock.GetUtcNow(), importProgress);
        string[] waiting = !importProgress ? []
            : [.. made.Features.Zip(plan.Features).Where(static pair => pair.Second.Status is { } status && pair.First.Status != status).Select(static pair => pair.First.FeatureId)];
        return new Change<MissionState>(store, plan.Title, "Create the mission", MissionState.Derive(made.Mission, made.Features, made.Assertions, made.Details))
        {
            Warnings =
            [
                .. unknown,
                .. waiting.Length == 0 ? Array.Empty<string>()
                    : [$"{Count.Of(waiting.Length, "feature")} imported as pending instead of done, because parts are open: {Display.List(waiting)}."],
            ],
            Writes = Writes(made),
        };
    }

    private static MaestroException AlreadyUsed(PlanUser used)
    {
        string show = used.IsArchived ? CommandText.Of($"Get-MaestroMission {used.MissionId} -Archived") : CommandText.Of($"Get-MaestroMission {used.MissionId}");
        return new MaestroException(
            ErrorCode.PlanAlreadyUsed,
            $"The mission {used.MissionId} ({used.Title}, {used.Status}{(used.IsArchived ? ", in the archive" : "")}) was created from the same plan. Nothing was created.",
            $"{show} shows it. Use -Force to create another mission from the plan.",
            used.MissionId);
    }

    private static List<StateWrite> Writes(PlannedMission made)
    {
        string id = made.Mission.MissionId;
        var writes = new List<StateWrite>(made.Features.Count + 2)
        {
            new(StatePaths.Mission(id), StateJson.Write(made.Mission, StateJsonContext.Default.Mission)),
        };
        writes.AddRange(made.Features.Select(feature =>
            StateWrite.Of(StatePaths.Feature(id, feature.FeatureId), feature, StateJsonContext.Default.Feature)));
        if (made.Assertions.Count > 0)
        {
            var list = new AssertionList { Assertions = made.Assertions };
            writes.Add(StateWrite.Of(StatePaths.Assertions(id), list, StateJsonContext.Default.AssertionList));
        }

        if (made.Details.Write(id) is { Content: not null } details)
        {
            writes.Add(details);
        }

        return writes;
    }

    /// <summary>What an update would do, without doing it.</summary>
    /// <exception cref="MaestroException">NothingToChange, TransitionNotAllowed, MissionIncomplete, and those of finding the mission.</exception>
    public Change<MissionChange> Decide(MissionUpdate update, IFeedback feedback)
    {
        if (update is { Status: null, Title: null, Description: null })
        {
            throw new MaestroException(ErrorCode.NothingToChange, "No change was specified.", "Use -Status, -Title or -Description.", update.MissionId);
        }

        RequireReasonIsKept(update);
        Mission mission = selection.ForChange(
            update.MissionId,
            null,
            null,
            candidate => update.Status is not { } next || StatusTransitions.Mission.Allows(candidate.Status, next),
            feedback);
        MissionOverride? forced = null;
        Mission after = mission with
        {
            StoredTitle = update.Title ?? mission.StoredTitle,
            Description = update.Description ?? mission.Description,
            UpdatedAt = clock.GetUtcNow(),
        };
        if (update.Status is { } status)
        {
            RequireStep(mission, status, update.AllowSameStatus);
            forced = status == mission.Status ? null : RequireGround(mission, status, update, feedback);
            after = after.MoveTo(status, after.UpdatedAt);
        }

        return new Change<MissionChange>(store, mission.MissionId, Action(update), new MissionChange(mission, after))
        {
            Reason = update.Reason,
            Warnings = forced is null ? [] : [$"Completed in spite of what is open: {forced.Open}"],
            Writes =
            [
                StateWrite.Of(StatePaths.Mission(after.MissionId), after, StateJsonContext.Default.Mission),
                .. forced is null ? [] : new[] { _overrides.With(after.MissionId, forced) },
            ],
        };
    }

    private static void RequireReasonIsKept(MissionUpdate update)
    {
        bool isKept = update.Status is MissionStatus.Failed or MissionStatus.Rejected || (update.Force && update.Status == MissionStatus.Completed);
        if (update.Reason is not null && !isKept)
        {
            throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                "A reason is kept only for a mission that fails or is rejected, or is completed with -Force in spite of what is open.",
                update.Status == MissionStatus.Completed ? "Omit -Reason, or also use -Force." : "Omit -Reason.",
                update.Reason);
        }
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

    // Approving and completing are decided on the whole mission, or not at all.
    private MissionOverride? RequireGround(Mission mission, string status, MissionUpdate update, IFeedback feedback)
    {
        if (status is not (MissionStatus.Approved or MissionStatus.Completed))
        {
            return null;
        }

        MissionState state = missions.LoadWhole(mission, feedback);
        if (status != MissionStatus.Completed)
        {
            return null;
        }

        if (proofs.Problem(mission.MissionId) is { } damage && (update.Strict || settings().Strict))
        {
            throw damage;
        }

        if (MissionCompletion.Open(state, update.Strict || settings().Strict) is not { } open)
        {
            return InvisibleCharacters.IsBlank(update.Reason) ? null : new MissionOverride("complete", update.Reason, clock.GetUtcNow(), "nothing.");
        }

        if (!update.Force)
        {
            throw MissionCompletion.Refusal(mission, open);
        }

        return InvisibleCharacters.IsBlank(update.Reason)
            ? throw new MaestroException(
                ErrorCode.ArgumentInvalid,
                $"Completing the mission '{mission.MissionId}' in spite of what is open needs a reason.",
                CommandText.Of($"Set-MaestroMission {mission.MissionId} -Status completed -Force -Reason '<why it is complete>'"),
                mission.MissionId)
            : new MissionOverride("complete", update.Reason, clock.GetUtcNow(), open.Message);
    }
}
