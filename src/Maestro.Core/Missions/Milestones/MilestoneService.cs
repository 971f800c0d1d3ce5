using Maestro.Kernel;
using Maestro.Settings;
using Maestro.Storage;

namespace Maestro.Missions;

/// <summary>Reads and seals milestones.</summary>
internal sealed class MilestoneService(
    IStateStore store,
    MissionRepository missions,
    MissionSelection selection,
    ProofRepository proofs,
    TimeProvider clock,
    Func<MaestroSettings> settings)
{
    /// <summary>The milestones that filters pick, mission by mission, in their order.</summary>
    public IEnumerable<Milestone> Get(IReadOnlyList<IdFilter>? missionFilters, IReadOnlyList<IdFilter>? milestoneFilters, IReadOnlyCollection<string>? statuses, IFeedback feedback)
    {
        var unmatched = new UnmatchedIds(milestoneFilters);
        foreach (Mission mission in selection.Matching(missionFilters, feedback))
        {
            IReadOnlyList<Milestone> milestones = missions.Load(mission, feedback).Milestones;
            Func<string, bool> isPicked = unmatched.Filter(milestones.Select(static milestone => milestone.MilestoneId), "milestone");
            foreach (Milestone milestone in milestones)
            {
                if (isPicked(milestone.MilestoneId)
                    && (statuses is null or { Count: 0 } || statuses.Contains(milestone.Status, StringComparer.OrdinalIgnoreCase)))
                {
                    yield return milestone;
                }
            }
        }

        unmatched.Report(feedback, NotFound);
    }

    /// <summary>What sealing would do, without doing it.</summary>
    /// <exception cref="MaestroException">MilestoneNotSealable, MissionNotApproved, StateFileDamaged, and those of finding the milestone.</exception>
    public Change<MilestoneChange> Decide(string milestoneId, string? missionId, bool strict, IFeedback feedback)
    {
        Mission mission = selection.ForChange(missionId, "milestone", milestoneId, candidate => Resolve(candidate.Milestones, milestoneId) is not null, feedback);
        MissionState state = missions.LoadWhole(mission, feedback);
        Milestone milestone = Resolve(state.Milestones, milestoneId) ?? throw NotFound(milestoneId);
        if (milestone.Status == MilestoneStatus.Sealed)
        {
            return Seal(mission, mission, milestone, []);
        }

        if (mission.Status is MissionStatus.Draft or MissionStatus.Rejected)
        {
            throw new MaestroException(
                ErrorCode.MissionNotApproved,
                $"The mission '{mission.MissionId}' is {mission.Status}; its milestones can be sealed once it is approved.",
                mission.Status == MissionStatus.Draft ? CommandText.Of($"Approve-MaestroMission {mission.MissionId}") : null,
                milestoneId);
        }

        MaestroException? damage = proofs.Problem(mission.MissionId);
        if (damage is not null && (strict || settings().Strict))
        {
            throw damage;
        }

        if (milestone.OpenAssertionIds.Count > 0)
        {
            throw new MaestroException(
                ErrorCode.MilestoneNotSealable,
                $"The milestone '{milestone.MilestoneId}' has {Count.Of(milestone.OpenAssertionIds.Count, "open assertion")}: {Display.List(milestone.OpenAssertionIds)}.",
                AssertionAdvice.Command(state.Assertions.First(assertion => assertion.AssertionId == milestone.OpenAssertionIds[0])),
                milestoneId);
        }

        List<string> warnings = Warnings(state, milestone);
        if (warnings.Count > 0 && (strict || settings().Strict))
        {
            throw new MaestroException(ErrorCode.MilestoneNotSealable, string.Join(" ", warnings), "Get-MaestroMilestone shows what is open.", milestoneId);
        }

        return Seal(mission, mission.Seal(milestone.MilestoneId, clock.GetUtcNow()), milestone, damage is null ? warnings : [.. warnings, damage.Message]);
    }

    // One that is sealed already is left as it is.
    private Change<MilestoneChange> Seal(Mission before, Mission after, Milestone milestone, IReadOnlyList<string> warnings) =>
        new(store, $"{milestone.MilestoneId} of {before.MissionId}", "Seal", new MilestoneChange(before, after, milestone))
        {
            Warnings = warnings,
            Writes = ReferenceEquals(before, after)
                ? []
                : [new StateWrite(StatePaths.Mission(after.MissionId), StateJson.Write(after, StateJsonContext.Default.Mission))],
        };

    private static List<string> Warnings(MissionState state, Milestone milestone)
    {
        var warnings = new List<string>();
        string[] unproven = [.. state.Assertions.Where(each => each.MilestoneId == milestone.MilestoneId && each.IsUnproven).Select(static each => each.AssertionId)];
        if (unproven.Length > 0)
        {
            warnings.Add($"{Count.Of(unproven.Length, "assertion")} passed without evidence: {Display.List(unproven)}.");
        }

        if (milestone.OpenFeatureIds.Count > 0)
        {
            warnings.Add($"The milestone '{milestone.MilestoneId}' has {Count.Of(milestone.OpenFeatureIds.Count, "feature")} that {Count.Are(milestone.OpenFeatureIds.Count)} not done: {Display.List(milestone.OpenFeatureIds)}.");
        }

        warnings.AddRange(milestone.FeatureIds
            .Where(id => !milestone.OpenFeatureIds.Contains(id))
            .Select(id => (Id: id, Open: FeatureParts.Open(id, state.Features)))
            .Where(static each => each.Open.Length > 0)
            .Select(static each => FeatureParts.Message(each.Id, each.Open)));

        string[] earlier = [.. state.Milestones.Where(each => each.Order < milestone.Order && each.Status != MilestoneStatus.Sealed).Select(static each => each.MilestoneId)];
        if (earlier.Length > 0)
        {
            warnings.Add($"{Count.Of(earlier.Length, "earlier milestone")} {Count.Are(earlier.Length)} not sealed: {Display.List(earlier)}.");
        }

        return warnings;
    }

    private static Milestone? Resolve(IReadOnlyList<Milestone> milestones, string milestoneId)
    {
        string? id = IdLookup.Find(milestoneId, milestones.Select(static milestone => milestone.MilestoneId), "milestone");
        return id is null ? null : milestones.First(milestone => milestone.MilestoneId == id);
    }

    public static MaestroException NotFound(string milestoneId) => new(
        ErrorCode.MilestoneNotFound,
        $"The mission has no milestone '{Display.Short(milestoneId)}'.",
        "Get-MaestroMilestone lists the milestones of the open missions.",
        milestoneId);
}

/// <summary>A mission before and after a milestone of it was sealed.</summary>
internal sealed record MilestoneChange(Mission Before, Mission After, Milestone Milestone);
